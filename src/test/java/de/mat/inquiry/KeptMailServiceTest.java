package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of inquiries when their mail is read again. */
class KeptMailServiceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ANA = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final String MAX = "buyer-qw8er7ty6ui5o@channel.machineseeker.com";
    private static final String EVA = "buyer-tu6vw5xy4za3b@channel.machineseeker.com";
    private static final byte[] RAW = {1, 2, 3};

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final KeptBooks kept = new KeptBooks(database);

    @Test
    void theSameMailReadTheSameWayChangesNothing() {
        long mail = record(inquiry(ANA, "Säge"), inquiry(MAX, "Presse"));

        assertEquals(new ReadAgain(0, 0), kept.readAgain(mail, List.of(inquiry(ANA, "Säge"), inquiry(MAX, "Presse"))));

        assertEquals(List.of("0 Säge NEW", "1 Presse NEW"), inquiries());
    }

    @Test
    void whatIsRecognisedNowReplacesWhatWasRecognisedBefore() {
        long mail = record(inquiry(ANA, "Säge"));
        open();

        assertEquals(new ReadAgain(1, 0), kept.readAgain(mail, List.of(inquiry(ANA, "Bandsäge"))));

        assertEquals(List.of("0 Bandsäge READ"), inquiries(), "the state is a person's, and stays");
    }

    @Test
    void furtherInquiriesOfTheMailAreNew() {
        long mail = record(inquiry(ANA, "Säge"));
        open();

        assertEquals(
                new ReadAgain(0, 2),
                kept.readAgain(mail, List.of(inquiry(MAX, "Presse"), inquiry(ANA, "Säge"), inquiry(EVA, "Fräse"))));

        assertEquals(List.of("0 Säge READ", "1 Presse NEW", "2 Fräse NEW"), inquiries());
    }

    @Test
    void inquiriesThatTheMailNoLongerHoldsStay() {
        long mail = record(inquiry(ANA, "Säge"), inquiry(MAX, "Presse"));

        assertEquals(new ReadAgain(0, 0), kept.readAgain(mail, List.of(inquiry(MAX, "Presse"))));

        assertEquals(List.of("0 Säge NEW", "1 Presse NEW"), inquiries());
    }

    @Test
    void anInquiryWithoutAnAddressIsToldByItsPlace() {
        long mail = record(inquiry("", "Säge"), inquiry("", "Presse"));

        assertEquals(new ReadAgain(2, 0), kept.readAgain(mail, List.of(inquiry(ANA, "Säge"), inquiry(MAX, "Presse"))));
    }

    @Test
    void equalInquiriesOfOneMailAreAsManyAsTheyAre() {
        long mail = record(inquiry(ANA, "Säge"), inquiry(ANA, "Säge"));

        assertEquals(
                new ReadAgain(0, 1),
                kept.readAgain(mail, List.of(inquiry(ANA, "Säge"), inquiry(ANA, "Säge"), inquiry(ANA, "Säge"))));
        assertEquals(3, inquiries().size());
    }

    @Test
    void aJoinedMailStaysJoined() {
        record(inquiry(ANA, "Säge"));
        inService(service -> service.join(answer("Alter Text"), new RawMail(RAW)));
        long mail = kept.list("machineseeker", 0, 10).get(1);

        kept.readAgain(mail, List.of(inquiry(ANA, "Neuer Text")));

        assertEquals(1, inquiries().size());
        assertEquals(
                List.of("Guten Tag"),
                inService(service -> service.joinedMails(onlyInquiry().getId()).stream()
                        .map(JoinedMail::getMessage)
                        .toList()));
    }

    @Test
    void keptMailsAreFoundByPlatformPageByPage() {
        long first = record(inquiry(ANA, "Säge"), inquiry(ANA, "Fräse"));
        long second = record(inquiry(MAX, "Presse"));

        assertEquals(2, kept.count("machineseeker"));
        assertEquals(0, kept.count("other"));
        assertEquals(List.of(first), kept.list("machineseeker", 0, 1));
        assertEquals(List.of(second), kept.list("machineseeker", first, 1));
        assertEquals(List.of(), kept.list("machineseeker", second, 1));
        KeptMail mail = kept.find(first).orElseThrow();
        assertEquals("machineseeker", mail.platform());
        assertEquals(NOON, mail.received());
        assertArrayEquals(RAW, mail.raw());
        assertEquals(Optional.empty(), kept.find(4711));
        assertEquals(Optional.empty(), kept.ofInquiry(4711));
    }

    private static NewInquiry inquiry(String answerAddress, String machine) {
        return NewInquiries.of(
                Optional.of(answerAddress).filter(address -> !address.isEmpty()), Optional.of(machine), NOON);
    }

    private static JoiningMail answer(String message) {
        return new JoiningMail(
                "machineseeker",
                Optional.of(ANA),
                Optional.of(ANA),
                List.of(),
                NOON,
                Optional.empty(),
                message,
                Optional.empty());
    }

    private long record(NewInquiry... inquiries) {
        return inService(service -> {
            RawMail mail = new RawMail(RAW);
            service.record(List.of(inquiries), mail);
            return mail.getId();
        });
    }

    private void open() {
        database.run(entityManager -> new InquiryDeskService(entityManager, event -> {})
                .open(onlyInquiry().getId()));
    }

    private Inquiry onlyInquiry() {
        return database.compute(entityManager -> entityManager
                .createQuery("select i from Inquiry i", Inquiry.class)
                .getSingleResult());
    }

    private List<String> inquiries() {
        return database.compute(entityManager ->
                entityManager
                        .createQuery("select i from Inquiry i order by i.block", Inquiry.class)
                        .getResultList()
                        .stream()
                        .map(inquiry -> inquiry.getBlock() + " " + inquiry.getMachine() + " " + inquiry.getState())
                        .toList());
    }

    private <T> T inService(Function<InquiryService, T> work) {
        return database.compute(entityManager -> work.apply(new InquiryService(entityManager)));
    }
}
