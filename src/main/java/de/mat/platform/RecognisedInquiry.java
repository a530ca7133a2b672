package de.mat.platform;

import java.util.List;
import java.util.Optional;

/**
 * What a platform's mail says. What could not be told for sure is empty: a wrong value would be worse than a missing one.
 *
 * @param externalNumber the platform's number of the inquiry, or of the machine that it is about
 * @param phones as written, several possible
 * @param answerAddress where an answer goes, often the platform's relay
 * @param machine what the inquiry is about, as written by the platform
 * @param language of the message, ISO 639-1
 * @param message plain text with line breaks {@code \n}
 * @param further labels unknown to us, each {@code "label: value"}
 * @param complete false when the mail had no layout we know: then the message is the mail's whole text
 */
public record RecognisedInquiry(
        Type type,
        Optional<String> externalNumber,
        Optional<String> company,
        Optional<String> person,
        Optional<String> place,
        Optional<String> country,
        List<String> phones,
        Optional<String> answerAddress,
        Optional<String> category,
        Optional<String> machine,
        Optional<String> language,
        String message,
        List<String> further,
        boolean complete) {

    /** What the sender wants. */
    public enum Type {
        /** Asks about one machine of the dealer. */
        PRODUCT_INQUIRY,
        /** Looks for a machine of a kind, sent to many dealers. */
        WANTED_AD
    }

    public RecognisedInquiry {
        phones = List.copyOf(phones);
        further = List.copyOf(further);
    }
}
