package de.mat.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What follows the question mark in the address of a list: written, and read back. What nobody can choose there is no choice. */
public final class AddressQuery {

    private static final int LONGEST_TEXT = 200;
    private static final Pattern LINE = Pattern.compile("[0-9]{1,7}");

    private AddressQuery() {}

    /** With its question mark; values that are null are left out, and nothing of nothing is empty. */
    public static String of(Map<String, ?> parameters) {
        String query = parameters.entrySet().stream()
                .filter(each -> Objects.nonNull(each.getValue()))
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** What somebody typed; null when it is nothing. */
    public static String text(String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        String text = parameter.strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** The constant of that name; null when there is none. */
    public static <E extends Enum<E>> E choice(Class<E> type, String parameter) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(parameter)) {
                return each;
            }
        }
        return null;
    }

    /** The first line of a page of that size, counted from 0. */
    public static int line(String parameter, int size) {
        return parameter != null && LINE.matcher(parameter).matches() ? Integer.parseInt(parameter) / size * size : 0;
    }
}
