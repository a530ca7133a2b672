package de.mat.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as people write them, in whatever language: "12.500,00", "12,500.00", "12 500", "12500.5", with or without a sign of the
 * currency. A single separator before exactly three digits parts thousands.
 */
public final class AmountText {

    private static final Pattern AROUND =
            Pattern.compile("^(?:[A-Za-z]{3}|\\p{Sc})?|(?:[A-Za-z]{3}|\\p{Sc})?$|,[-–—]+$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}'’]+");
    private static final Pattern PLAIN = Pattern.compile("([0-9]{1,12})(?:[.,]([0-9]{1,2}|[0-9]{4,}))?");
    private static final Pattern GROUPED =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{3})+)(?:,([0-9]+))?|([0-9]{1,3}(?:,[0-9]{3})+)(?:\\.([0-9]+))?");

    private AmountText() {}

    /** The amount; empty when it is none, or below zero, or beyond all prices. */
    public static Optional<BigDecimal> parse(String text) {
        if (text == null || text.length() > 40) {
            return Optional.empty();
        }
        String number = SPACES.matcher(text).replaceAll("");
        number = AROUND.matcher(number).replaceAll("");
        number = AROUND.matcher(number).replaceAll("");
        Matcher plain = PLAIN.matcher(number);
        if (plain.matches()) {
            return amount(plain.group(1), plain.group(2));
        }
        Matcher grouped = GROUPED.matcher(number);
        if (!grouped.matches() || number.length() > 20) {
            return Optional.empty();
        }
        return grouped.group(1) == null
                ? amount(grouped.group(3), grouped.group(4))
                : amount(grouped.group(1), grouped.group(2));
    }

    private static Optional<BigDecimal> amount(String whole, String fraction) {
        String digits = whole.replaceAll("[.,]", "");
        return Optional.of(new BigDecimal(fraction == null ? digits : digits + "." + fraction));
    }
}
