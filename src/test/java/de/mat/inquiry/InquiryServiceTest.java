package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InquiryServiceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void keepsEveryField() {
        NewInquiry inquiry = new NewInquiry(
                "machineseeker",
                InquiryType.WANTED_AD,
                Optional.of("4711"),
                Optional.of("buyer-ab1cd2ef3gh4i@channel.machineseeker.com"),
                NOON,
                Optional.of("Anfrage zu Musterwerk UV 100"),
                Optional.of("Muster Metall d.o.o."),
                Optional.of("Ana Beispiel"),
                Optional.of("10000 Zagreb"),
                Optional.of("Kroatien"),
                List.of("+385 1 0000 000", "030 23125 014"),
                Optional.of("buyer-ab1cd2ef3gh4i@channel.machineseeker.com"),
                Optional.of("Verpackungsmaschinen - Verschließmaschinen"),
                Optional.of("Musterwerk UV 100"),
                Optional.of("de"),
                Optional.of("<1@channel.machineseeker.com>"),
                "Guten Tag,\n\nPreis: 5000",
                List.of("Lieferung: sofort"),
                true,
                true);

        long id = record(inquiry);

        Inquiry kept = inService(service -> service.find(id)).orElseThrow();
        assertEquals("machineseeker", kept.getPlatform());
        assertEquals(InquiryType.WANTED_AD, kept.getType());
        assertEquals(InquiryState.NEW, kept.getState());
        assertEquals(NOON, kept.getReceived());
        assertEquals("Anfrage zu Musterwerk UV 100", kept.getSubject());
        assertEquals("Muster Metall d.o.o.", kept.getCompany());
        assertEquals("Ana Beispiel", kept.getPerson());
        assertEquals("10000 Zagreb", kept.getPlace());
        assertEquals("Kroatien", kept.getCountry());
        assertEquals(List.of("+385 1 0000 000", "030 23125 014"), kept.getPhones());
        assertEquals("buyer-ab1cd2ef3gh4i@channel.machineseeker.com", kept.getAnswerAddress());
        assertEquals("Verpackungsmaschinen - Verschließmaschinen", kept.getCategory());
        assertEquals("Musterwerk UV 100", kept.getMachine());
        assertEquals("Guten Tag,\n\nPreis: 5000", kept.getMessage());
        assertEquals(List.of("Lieferung: sofort"), kept.getFurther());
        assertTrue(kept.isComplete());
        assertTrue(kept.isSenderConfirmed());
    }

    @Test
    void keepsTheMailByteByByte() {
        byte[] mail = new byte[2_500_000];
        new Random(1).nextBytes(mail);

        long id = inService(service -> service.record(List.of(NewInquiries.about("x", NOON)), new RawMail(mail))
                .get(0)
                .getId());

        database.run(entityManager -> {
            RawMail kept = entityManager.find(Inquiry.class, id).getRawMail();
            assertEquals(mail.length, kept.getSize());
            assertArrayEquals(mail, kept.content());
        });
    }

    @Test
    void cutsWhatIsTooLongInsteadOfFailing() {
        String endless = "x".repeat(300_000);
        NewInquiry inquiry = new NewInquiry(
                "machineseeker",
                InquiryType.PRODUCT_INQUIRY,
                Optional.of(endless),
                Optional.of(endless + "@example.com"),
                NOON,
                Optional.of(endless),
                Optional.of(endless),
                Optional.of(endless),
                Optional.of(endless),
                Optional.of(endless),
                List.of(endless, endless),
                Optional.of(endless + "@example.com"),
                Optional.of(endless),
                Optional.of(endless),
                Optional.of(endless),
                Optional.of("<" + endless + ">"),
                endless,
                List.of(endless),
                false,
                false);

        long id = record(inquiry);

        Inquiry kept = inService(service -> service.find(id)).orElseThrow();
        assertEquals(200, kept.getCompany().length());
        assertEquals(200_000, kept.getMessage().length());
        assertEquals(null, kept.getAnswerAddress());
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            record(NewInquiries.about("inquiry " + i, NOON.plusSeconds(i)));
        }

        assertEquals(5, inService(InquiryService::count));
        assertEquals(
                List.of("inquiry 4", "inquiry 3"),
                inService(service -> service.list(0, 2)).stream()
                        .map(InquiryLine::topic)
                        .toList());
        assertEquals(
                List.of("inquiry 0"),
                inService(service -> service.list(4, 2)).stream()
                        .map(InquiryLine::topic)
                        .toList());
    }

    @Test
    void anOpenedInquiryIsNoLongerNew() {
        long id = record(NewInquiries.about("x", NOON));
        assertTrue(inService(service -> service.list(0, 1)).get(0).unread());

        Optional<Inquiry> opened = open(id);

        assertEquals(InquiryState.READ, opened.orElseThrow().getState());
        assertFalse(inService(service -> service.list(0, 1)).get(0).unread());
    }

    @Test
    void thereIsNothingToOpenUnderAForeignId() {
        assertEquals(Optional.empty(), open(4711));
    }

    @Test
    void instantsSurviveTheHourThatComesTwice() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            for (String instant : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T01:30:00Z")) {
                long id = record(NewInquiries.about("x", Instant.parse(instant)));
                assertEquals(
                        Instant.parse(instant),
                        inService(service -> service.find(id)).orElseThrow().getReceived());
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private Optional<Inquiry> open(long id) {
        return database.compute(entityManager -> new InquiryDeskService(entityManager, event -> {}).open(id));
    }

    private long record(NewInquiry inquiry) {
        return inService(service -> service.record(List.of(inquiry), new RawMail(new byte[] {1, 2, 3}))
                .get(0)
                .getId());
    }

    private <T> T inService(Function<InquiryService, T> work) {
        return database.compute(entityManager -> work.apply(new InquiryService(entityManager)));
    }
}
