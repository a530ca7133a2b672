package de.mat.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.stream.Stream;

/** Telephone numbers in the one form that they can be compared in, E.164 ("+493023125000"), and as people read them. */
public final class PhoneNumbers {

    /** Where a number is from that says it neither itself nor by its contact. */
    private static final String HOME = "DE";

    /** Longer is no number, and not worth the parser's time. */
    private static final int LONGEST = 60;

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number in E.164; empty when it is none that is given out.
     *
     * @param country ISO 3166, where it is from when it does not begin with a country's code; null: from here
     */
    public static Optional<String> e164(String typed, String country) {
        return parse(typed, country).map(number -> LIBRARY.format(number, PhoneNumberFormat.E164));
    }

    /** A stored number as people read it: "+49 30 23125000"; what is not E.164 stays as it was typed. */
    public static String readable(String stored) {
        return stored.startsWith("+")
                ? parse(stored, HOME)
                        .map(number -> LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL))
                        .orElse(stored)
                : stored;
    }

    /** A stored number in all the ways in which people look for it: as it is, as it is read, and as it is dialled at home. */
    static Stream<String> spellings(String stored) {
        return stored.startsWith("+")
                ? Stream.concat(
                        Stream.of(stored, readable(stored)),
                        parse(stored, HOME).map(number -> LIBRARY.format(number, PhoneNumberFormat.NATIONAL)).stream())
                : Stream.of(stored);
    }

    private static Optional<PhoneNumber> parse(String typed, String country) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = LIBRARY.parse(typed, country == null ? HOME : country);
            // An extension has no place in E.164: to leave it out would be another number.
            return LIBRARY.isValidNumber(number) && !number.hasExtension() ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
