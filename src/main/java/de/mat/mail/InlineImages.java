package de.mat.mail;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures that stand in the HTML itself (data URLs), taken out of it. Large mail readers do not show such pictures, but those
 * that travel as parts of the message and are named by their Content-ID (RFC 2392).
 *
 * @param html refers to the pictures by {@code cid:}
 * @param images by Content-ID, without angle brackets
 */
record InlineImages(String html, Map<String, Image> images) {

    private static final Pattern SOURCE = Pattern.compile(
            "src=\"data:(image/(?:png|jpeg|gif));base64,([A-Za-z0-9+/=&#;]+)\"", Pattern.CASE_INSENSITIVE);

    /** A picture's bytes and their type. */
    record Image(String type, byte[] bytes) {}

    /**
     * Takes the pictures out. One that cannot be decoded stays where it is.
     *
     * @param html sanitised: attributes in double quotes
     * @param messageId makes the Content-IDs unique in the world
     */
    static InlineImages of(String html, String messageId) {
        String unique = messageId.substring(1, messageId.length() - 1);
        Map<String, Image> images = new LinkedHashMap<>();
        Map<String, String> ids = new LinkedHashMap<>();
        String rest = SOURCE.matcher(html).replaceAll(source -> {
            String id = ids.get(source.group());
            if (id == null) {
                id = "image" + (images.size() + 1) + "." + unique;
                byte[] bytes = decode(source.group(2));
                if (bytes.length == 0) {
                    return Matcher.quoteReplacement(source.group());
                }
                ids.put(source.group(), id);
                images.put(id, new Image(source.group(1).toLowerCase(Locale.ROOT), bytes));
            }
            return Matcher.quoteReplacement("src=\"cid:" + id + "\"");
        });
        return new InlineImages(rest, images);
    }

    /** The sanitiser writes some of the digits as character references. */
    private static byte[] decode(String digits) {
        try {
            return Base64.getDecoder()
                    .decode(digits.replace("&#43;", "+").replace("&#47;", "/").replace("&#61;", "="));
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }
}
