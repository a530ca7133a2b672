package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Contact;
import de.mat.contact.ContactMatch;
import de.mat.contact.ContactMatchReason;
import de.mat.contact.ContactMerged;
import de.mat.contact.ContactShelf;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whose inquiry it is: told by exactly one address, else proposed by MAT and decided by a person. */
class InquiryContactServiceTest {

    private static final String RELAY = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void anInquiryIsOfTheOneContactWithItsAddress() {
        long ana = put("Muster", "ana@example.com");
        put("Doppelt", "eve@example.com");
        put("Noch einmal", "eve@example.com");

        assertEquals(Optional.of(ana), contact(record("Ana@example.com")));
        assertEquals(Optional.empty(), contact(record("eve@example.com")));
        assertEquals(Optional.empty(), contact(record("nobody@example.com")));
        assertEquals(1, call(service -> service.inquiries(ana)).size());
    }

    @Test
    void aRelayAddressIsNobodys() throws Exception {
        long inquiry = record(RELAY);
        assertEquals(Optional.empty(), contact(inquiry));

        assertFalse(create(inquiry), "nothing else is known of the buyer");
    }

    @Test
    void aContactIsMadeOfWhatTheInquirySays() throws Exception {
        long inquiry = record("ana@example.com");

        assertTrue(create(inquiry));

        Contact made = call(service -> service.contact(inquiry)).orElseThrow();
        assertEquals("ana@example.com", made.getAddress());
        assertEquals(AdvertisingState.NONE, made.getAdvertising());
        assertFalse(create(999_999));
    }

    @Test
    void keepsWhatAPersonDecides() {
        long ana = put("Muster", "ana@example.com");
        long eve = put("Doppelt", "eve@example.com");
        put("Noch einmal", "eve@example.com");
        long inquiry = record("eve@example.com");

        List<ContactMatch> proposals = call(service -> service.proposals(inquiry));
        assertEquals(2, proposals.size());
        assertEquals(ContactMatchReason.ADDRESS, proposals.get(0).reason());
        assertTrue(link(inquiry, eve));
        assertEquals(Optional.of(eve), contact(inquiry));
        assertTrue(link(inquiry, ana));
        assertEquals(Optional.of(ana), contact(inquiry));
        assertFalse(link(inquiry, 999_999));
        assertEquals(Optional.of(ana), contact(inquiry));
        call(service -> {
            service.unlink(inquiry);
            return null;
        });
        assertEquals(Optional.empty(), contact(inquiry));
        assertEquals(List.of(), call(service -> service.proposals(999_999)));
    }

    @Test
    void inquiriesGoWithTheirContactIntoAnother() {
        long ana = put("Muster", "ana@example.com");
        long eve = put("Andere", "eve@example.com");
        long inquiry = record("ana@example.com");

        call(service -> {
            service.move(new ContactMerged(eve, ana));
            return null;
        });

        assertEquals(Optional.of(eve), contact(inquiry));
    }

    @Test
    void anInquiryOutlivesItsContact() {
        long ana = put("Muster", "ana@example.com");
        long inquiry = record("ana@example.com");

        database.run(entityManager -> ContactShelf.take(entityManager, ana));

        assertEquals(Optional.empty(), contact(inquiry));
        assertTrue(database.compute(entityManager -> new InquiryService(entityManager).find(inquiry))
                .isPresent());
    }

    private long put(String company, String address) {
        return database.compute(entityManager -> ContactShelf.put(entityManager, company, address));
    }

    private long record(String address) {
        return database.compute(entityManager -> new InquiryService(entityManager, news -> {
                    // The links of joined mails are none of this.
                    if (news instanceof InquiryRecorded recorded) {
                        service(entityManager).recognise(recorded);
                    }
                })
                .record(List.of(NewInquiries.from(address, Optional.empty(), Instant.EPOCH)), new RawMail(new byte[] {1
                }))
                .get(0)
                .getId());
    }

    private Optional<Long> contact(long inquiry) {
        return call(service -> service.contact(inquiry)).map(Contact::getId);
    }

    private boolean create(long inquiry) throws Exception {
        Exception[] thrown = new Exception[1];
        boolean created = call(service -> {
            try {
                return service.create(inquiry);
            } catch (Exception e) {
                thrown[0] = e;
                return false;
            }
        });
        if (thrown[0] != null) {
            throw thrown[0];
        }
        return created;
    }

    private boolean link(long inquiry, long contact) {
        return call(service -> service.link(inquiry, contact));
    }

    private static InquiryContactService service(EntityManager entityManager) {
        return new InquiryContactService(
                entityManager, ContactShelf.service(entityManager), ContactShelf.matches(entityManager));
    }

    private <T> T call(Function<InquiryContactService, T> work) {
        return database.compute(entityManager -> work.apply(service(entityManager)));
    }
}
