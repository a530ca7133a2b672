package de.mat.benchmark;

import de.mat.inquiry.InquiryBooks;
import de.mat.inquiry.InquiryType;
import de.mat.inquiry.NewInquiry;
import de.mat.inquiry.RawMail;
import de.mat.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands on a desk after some years: inquiries with words as frequent as in a language, the same ones in each run. */
final class ManyInquiries {

    /** In each of them. */
    static final String IN_ALL = "Guten";

    /** So many machines are asked for, "Bandsäge-0" and so on, each as often. */
    static final int MACHINES = 100;

    /** Received last. */
    static final Instant NEWEST = Instant.parse("2026-11-23T12:00:00Z");

    private static final int BATCH = 500;
    private static final int SECONDS_BETWEEN = 600;
    private static final int WORDS = 5_000;
    private static final int WORDS_OF_A_MESSAGE = 80;
    private static final List<String> SYLLABLES = List.of(
            "ma", "schi", "ne", "ver", "pack", "ung", "lie", "fer", "zeit", "preis", "strom", "bau", "jahr", "ge");
    private static final List<String> PLATFORMS = List.of("machineseeker", "resale", "website");
    private static final List<String> COUNTRIES = List.of("Deutschland", "Österreich", "Polska", "France", "Česko");

    private final Random random = new Random(1);
    private final List<String> words = IntStream.range(0, WORDS)
            .mapToObj(each -> random.ints(2 + each % 3, 0, SYLLABLES.size())
                            .mapToObj(SYLLABLES::get)
                            .collect(Collectors.joining())
                    + (char) ('a' + each % 26))
            .toList();

    /** Records them, the oldest first. */
    void record(TestDatabase database, int count) {
        for (int from = 0; from < count; from += BATCH) {
            int first = from;
            database.run(entityManager -> {
                for (int number = first; number < Math.min(count, first + BATCH); number++) {
                    NewInquiry inquiry = inquiry(number, count);
                    InquiryBooks.in(entityManager)
                            .record(
                                    List.of(inquiry),
                                    new RawMail(inquiry.message().getBytes(StandardCharsets.UTF_8)));
                }
            });
        }
    }

    private NewInquiry inquiry(int number, int count) {
        String machine = "Bandsäge-" + number % MACHINES;
        String person = words.get(number * 7 % WORDS) + " " + words.get(number * 13 % WORDS);
        List<String> message = new ArrayList<>(List.of(IN_ALL, "Tag,\n"));
        for (int i = 0; i < WORDS_OF_A_MESSAGE; i++) {
            // As in a language: a few words come all the time
            message.add(words.get((int) (Math.pow(random.nextDouble(), 4) * WORDS)));
        }
        return new NewInquiry(
                PLATFORMS.get(number % PLATFORMS.size()),
                number % 10 == 0 ? InquiryType.WANTED_AD : InquiryType.PRODUCT_INQUIRY,
                Optional.of(Integer.toString(1_000_000 + number)),
                Optional.of("info@mail.example.com"),
                NEWEST.minusSeconds((long) SECONDS_BETWEEN * (count - 1 - number)),
                Optional.of("Anfrage zu " + machine),
                Optional.of(words.get(number * 3 % WORDS) + " GmbH"),
                Optional.of(person),
                Optional.of("10%03d ".formatted(number % 1_000) + words.get(number % WORDS)),
                Optional.of(COUNTRIES.get(number % COUNTRIES.size())),
                List.of("+49 30 %07d".formatted(number)),
                Optional.of("kunde-%x@example.com".formatted(number)),
                Optional.of("Sägen"),
                Optional.of(machine),
                Optional.of("de"),
                Optional.of("<" + number + "@mail.example.com>"),
                String.join(" ", message),
                List.of("Lieferung: sofort"),
                true,
                true);
    }
}
