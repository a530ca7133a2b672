package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFormatException;
import de.mat.mail.MailReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Mails of the known layouts, made at random and always the same ones, are read right field by field. */
class GeneratedMailsTest {

    private static final int MAILS = Integer.getInteger("mat.generated.mails", 200);
    private static final double RIGHT = 0.99;

    /** The languages of messages that are to be told; of others the answer may be none. */
    private static final Set<String> TOLD =
            Set.of("de", "en", "nl", "fr", "it", "es", "pl", "sv", "hr", "ro", "hu", "cs", "tr");

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    @Test
    void nothingIsReadWrongAndHardlyAnythingMissed() throws MailFormatException {
        for (long seed = 1; seed <= MAILS; seed++) {
            check(seed, new GeneratedMail(seed));
        }

        int[] all = counts.values().stream().reduce(new int[3], GeneratedMailsTest::sum);
        String numbers = "right %d, missing %d, wrong %d".formatted(all[0], all[1], all[2]);
        StringBuilder table = new StringBuilder(numbers).append("\nfield (right, missing, wrong)");
        counts.forEach((field, count) ->
                table.append("\n  %s %s".formatted(field, List.of(count[0], count[1], count[2]))));
        String faults = table + "\nwrong: " + first(wrong) + "\nmissing: " + first(missing);
        assertEquals(0, wrong.size(), faults);
        assertTrue(all[0] >= RIGHT * (all[0] + all[1]), faults);
    }

    private void check(long seed, GeneratedMail mail) throws MailFormatException {
        String where = "seed " + seed + " (" + mail + ")";
        Sender sender =
                ShippedSenders.of(mail.isDigest() ? "info@mail.machineseeker.com" : "*@channel.machineseeker.com");
        List<RecognisedInquiry> read = PlatformReader.read(sender, MailReader.read(mail.raw()));
        for (int i = 0; i < mail.inquiries().size(); i++) {
            GeneratedInquiry truth = mail.inquiries().get(i);
            RecognisedInquiry found = i < read.size() ? read.get(i) : null;
            check(where + " block " + i, mail, truth, found);
        }
        count("blocks", where, mail.inquiries().size(), read.size());
    }

    private void check(String where, GeneratedMail mail, GeneratedInquiry truth, RecognisedInquiry found) {
        Optional<RecognisedInquiry> inquiry = Optional.ofNullable(found);
        String[] place = truth.truth("place").split(",");
        String country =
                truth.truth("country").isEmpty() && place.length > 1 ? place[1].strip() : truth.truth("country");
        count("company", where, truth.truth("company"), inquiry.flatMap(RecognisedInquiry::company));
        count("person", where, truth.truth("person"), inquiry.flatMap(RecognisedInquiry::person));
        count("place", where, place[0], inquiry.flatMap(RecognisedInquiry::place));
        count("country", where, country, inquiry.flatMap(RecognisedInquiry::country));
        count("category", where, truth.truth("category"), inquiry.flatMap(RecognisedInquiry::category));
        count("machine", where, truth.truth("machine"), inquiry.flatMap(RecognisedInquiry::machine));
        count("number", where, mail.externalNumber(truth), inquiry.flatMap(RecognisedInquiry::externalNumber));
        count("answer address", where, mail.answerAddress(truth), inquiry.flatMap(RecognisedInquiry::answerAddress));
        count("phones", where, String.join("|", truth.phones()), inquiry.map(each -> String.join("|", each.phones())));
        count(
                "further",
                where,
                String.join("|", truth.further()),
                inquiry.map(each -> String.join("|", each.further())));
        count(
                "type",
                where,
                mail.isDigest() ? "WANTED_AD" : "PRODUCT_INQUIRY",
                inquiry.map(each -> each.type().name()));
        if (truth.hasMessage()) {
            count("message", where, mail.messageOf(truth), inquiry.map(RecognisedInquiry::message));
            count("complete", where, "true", inquiry.map(each -> String.valueOf(each.complete())));
            Optional<String> language = inquiry.flatMap(RecognisedInquiry::language);
            if (language.isPresent() || TOLD.contains(truth.writtenIn())) {
                count("language", where, truth.writtenIn(), language);
            }
        }
    }

    private void count(String field, String where, int truth, int found) {
        count(field, where, String.valueOf(truth), Optional.of(String.valueOf(found)));
    }

    /** An empty text counts as nothing, on both sides. */
    private void count(String field, String where, String truth, Optional<String> found) {
        int[] count = counts.computeIfAbsent(field, each -> new int[3]);
        String value = found.orElse("");
        if (value.equals(truth)) {
            count[0] += truth.isEmpty() ? 0 : 1;
        } else if (value.isEmpty()) {
            count[1]++;
            missing.add(field + " of " + where + ": " + truth);
        } else {
            count[2]++;
            wrong.add(field + " of " + where + ": <" + value + "> instead of <" + truth + ">");
        }
    }

    private static int[] sum(int[] one, int[] other) {
        return new int[] {one[0] + other[0], one[1] + other[1], one[2] + other[2]};
    }

    private static List<String> first(List<String> all) {
        return all.stream()
                .map(each -> each.substring(0, Math.min(600, each.length())) + "\n@@")
                .limit(12)
                .toList();
    }
}
