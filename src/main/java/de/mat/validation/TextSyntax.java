package de.mat.validation;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules behind the constraints, for code that is not reached through Bean Validation (messages built from the database). */
public final class TextSyntax {

    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9-]+|0x[0-9a-f]*");
    private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+");

    /** Only the ordinary spellings of an address: no 127.1, 0x7f000001, zone or prefix length. */
    private static final IPAddressStringParameters PLAIN_ADDRESS = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .getParentBuilder()
            .toParams();

    private TextSyntax() {}

    /** No control character (C0, DEL, C1), no line or paragraph separator, no half of a surrogate pair. */
    public static boolean isSingleLine(String text) {
        return text.codePoints().noneMatch(TextSyntax::breaksLine);
    }

    /** A host name or an IP address; an IPv6 address may stand in brackets. */
    public static boolean isHost(String text) {
        return isAddressLiteral(text) || isName(text);
    }

    /** Local part of plain atoms, "@", domain of at least two labels; at most 254 characters. */
    public static boolean isMailAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && text.length() <= LONGEST_ADDRESS
                && isDotAtom(text.substring(0, at))
                && isMailDomain(text.substring(at + 1));
    }

    private static boolean breaksLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static boolean isDotAtom(String text) {
        for (String atom : text.split("\\.", -1)) {
            if (!ATOM.matcher(atom).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMailDomain(String text) {
        return text.indexOf('.') > 0 && isName(text);
    }

    private static boolean isAddressLiteral(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String address = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!address.contains(":")
                && (bracketed || address.chars().filter(c -> c == '.').count() != 3)) {
            return false;
        }
        IPAddressString parsed = new IPAddressString(address, PLAIN_ADDRESS);
        return parsed.isValid()
                && parsed.getAddress() != null
                && !parsed.getAddress().isMultiple();
    }

    /** A last label without a letter would make it an odd spelling of an address, which some resolvers take for one. */
    private static boolean isName(String text) {
        String[] labels = ascii(text).split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !NUMBER.matcher(labels[labels.length - 1]).matches()
                && ascii(text).length() <= LONGEST_HOST;
    }

    /** The form in the DNS; an empty text, which is no name, when there is none. */
    private static String ascii(String text) {
        if (text.length() > LONGEST_HOST || !isSingleLine(text)) {
            return "";
        }
        try {
            return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }
}
