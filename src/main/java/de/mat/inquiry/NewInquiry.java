package de.mat.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An inquiry as it comes in. Nothing is required but where it comes from and when; what is too long is cut when it is recorded.
 *
 * @param platform code of the platform that sent it
 * @param externalNumber the platform's number of the inquiry, or of the machine that it is about
 * @param senderAddress the exact sender of its mail
 * @param received when the mailbox received it
 * @param phones as written
 * @param answerAddress where an answer goes
 * @param machine what it is about, as written by the platform
 * @param language of the message, ISO 639-1
 * @param messageId of the mail, with its angle brackets
 * @param message plain text with line breaks {@code \n}
 * @param further labels unknown to us, each {@code "label: value"}
 * @param complete false when the mail had no known layout: the message is then its whole text
 * @param senderConfirmed whether the server that received the mail confirmed where it comes from
 */
public record NewInquiry(
        String platform,
        InquiryType type,
        Optional<String> externalNumber,
        Optional<String> senderAddress,
        Instant received,
        Optional<String> subject,
        Optional<String> company,
        Optional<String> person,
        Optional<String> place,
        Optional<String> country,
        List<String> phones,
        Optional<String> answerAddress,
        Optional<String> category,
        Optional<String> machine,
        Optional<String> language,
        Optional<String> messageId,
        String message,
        List<String> further,
        boolean complete,
        boolean senderConfirmed) {}
