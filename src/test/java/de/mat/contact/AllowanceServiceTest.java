package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may get a bulk mail, and why all the others may not. */
class AllowanceServiceTest {

    private TestDatabase database;
    private ContactBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ContactBooks(database, new ManualClock());
    }

    /** Where the contacts are kept. */
    TestDatabase database() throws Exception {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void onlyWhoConsentedOrBoughtMay() throws Exception {
        books.store("Eins", "consent@example.com", AdvertisingState.CONSENT);
        books.store("Zwei", "customer@example.com", AdvertisingState.EXISTING_CUSTOMER);
        books.store("Drei", "none@example.com");

        assertEquals(Allowance.ALLOWED, books.allowance("Consent@example.com"));
        assertEquals(Allowance.ALLOWED, books.allowance("customer@example.com"));
        assertEquals(Allowance.NO_CONSENT, books.allowance("none@example.com"));
        assertEquals(Allowance.NO_CONSENT, books.allowance("nobody@example.com"));
    }

    @Test
    void whatIsNoAddressGetsNothing() {
        assertEquals(Allowance.NO_ADDRESS, books.allowance((String) null));
        assertEquals(Allowance.NO_ADDRESS, books.allowance(" "));
        assertEquals(Allowance.INVALID_ADDRESS, books.allowance("ana@"));
        assertEquals(Allowance.INVALID_ADDRESS, books.allowance("ana@example.com, eve@example.com"));
        assertEquals(Allowance.INVALID_ADDRESS, books.allowance("a".repeat(400) + "@example.com"));
    }

    @Test
    void anObjectionCountsMoreThanAnyConsent() throws Exception {
        books.store("Eins", "ana@example.com", AdvertisingState.CONSENT);
        books.store("Zwei", "ana@example.com", AdvertisingState.OBJECTION);

        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.com"));
    }

    @Test
    void whoWasErasedGetsNothingEvenAfterComingBack() throws Exception {
        books.suppress("ana@example.com", SuppressionReason.OBJECTION);
        books.suppress("ana@example.com", SuppressionReason.ERASED);
        books.suppress("eve@example.com", SuppressionReason.ERASED);

        long back = books.store("Eins", "eve@example.com", AdvertisingState.CONSENT);

        assertEquals(AdvertisingState.CONSENT, books.state(back));
        assertEquals(Allowance.ERASED, books.allowance("eve@example.com"));
        assertEquals(Allowance.ERASED, books.allowance("ana@example.com"));
    }

    @Test
    void aConversationOnAPlatformGetsNothing() {
        assertEquals(Allowance.RELAY, books.allowance("buyer-ab1cd2ef3gh4i@channel.machineseeker.com"));
        assertEquals(Allowance.RELAY, books.allowance("Info@mail.machineseeker.com"));
        assertEquals(Allowance.NO_CONSENT, books.allowance("x@channel.machineseeker.com.evil.example"));
    }

    @Test
    void namesTheCandidatesWithTheirReasons() throws Exception {
        ContactDraft draft = ContactBooks.draft("Muster Metall GmbH", "ana@example.com");
        draft.setSalutation(Salutation.MRS);
        draft.setFirstName("Ana");
        draft.setLastName("Beispiel");
        draft.setCountry("DE");
        draft.setLanguage("de");
        draft.setGroups("Presse");
        long ana = books.store(draft);
        books.advertise(ana, AdvertisingState.CONSENT);
        long without = books.store("Ohne", null);
        long none = books.store("Keine", "none@example.com");

        List<RecipientCandidate> all =
                books.allowance((AllowanceService service) -> service.candidates(ContactCriteria.ALL, 0, 10));

        assertEquals(
                new RecipientCandidate(
                        ana,
                        "ana@example.com",
                        Salutation.MRS,
                        "Ana",
                        "Beispiel",
                        "Muster Metall GmbH",
                        "DE",
                        "de",
                        Allowance.ALLOWED),
                all.get(0));
        assertEquals(
                List.of(Allowance.ALLOWED, Allowance.NO_ADDRESS, Allowance.NO_CONSENT),
                all.stream().map(RecipientCandidate::allowance).toList());
        assertEquals(
                List.of(without, none),
                books
                        .<List<RecipientCandidate>>allowance(
                                (AllowanceService service) -> service.candidates(ContactCriteria.ALL, 1, 2))
                        .stream()
                        .map(RecipientCandidate::contact)
                        .toList());
        assertEquals(
                List.of(ana),
                books
                        .<List<RecipientCandidate>>allowance((AllowanceService service) -> service.candidates(
                                new ContactCriteria(null, List.of("Presse"), null, null, null), 0, 9))
                        .stream()
                        .map(RecipientCandidate::contact)
                        .toList());
        assertEquals(
                List.of(ana, none),
                books
                        .<List<RecipientCandidate>>allowance(
                                (AllowanceService service) -> service.candidates(List.of(none, ana, none, -1L)))
                        .stream()
                        .map(RecipientCandidate::contact)
                        .toList());
    }
}
