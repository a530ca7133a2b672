package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.ContactTableProblem.Kind;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import jakarta.persistence.PersistenceException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of contacts: what would become of it, what is wrong with it, and that it weakens no objection. */
class ContactImportTest {

    private static final ValidatorFactory VALIDATORS = Validation.byProvider(HibernateValidator.class)
            .configure()
            .locales(Locale.GERMAN, Locale.ENGLISH)
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory();

    private final ManualClock clock = new ManualClock();
    private TestDatabase database;
    private ContactBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ContactBooks(database, clock);
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
    void storesWhatATableSays() throws Exception {
        ContactPreview preview = preview("""
                Firma;Anrede;Vorname;Name;Straße;PLZ;Stadt;Land;Sprache;Telefon;Mobil;E-Mail-Adresse;Gruppe;Bemerkung;Farbe
                Muster Metall d.o.o.;Frau;Ana;Beispiel;Weg 3;10000;Zagreb;Kroatien;hr;01 4806111;+385 1 4806 112;ana@example.com;Kunden,Presse;"Zwei
                Zeilen";rot
                ;;Eve;;;;;;;;;;;;
                """);

        assertEquals(List.of(), preview.problems());
        assertEquals(2, preview.added());
        assertEquals(0, count(), "a preview stores nothing");
        storeAll(preview);

        Contact ana = only("ana@example.com");
        assertEquals("Muster Metall d.o.o.", ana.getCompany());
        assertEquals(Salutation.MRS, ana.getSalutation());
        assertEquals("Beispiel", ana.getLastName());
        assertEquals("HR", ana.getCountry());
        assertEquals("hr", ana.getLanguage());
        assertEquals(List.of("+38514806111", "+38514806112"), ana.getPhones());
        assertEquals(List.of("Kunden", "Presse"), ana.getGroups());
        assertEquals("Zwei\nZeilen", ana.getNotes());
        assertEquals(AdvertisingState.NONE, ana.getAdvertising());
        assertEquals(2, count());
    }

    @Test
    void findsEncodingAndDelimiterAndProposesWhatTheColumnsMean() {
        ContactTable table = ContactTable.of(
                "Company,E-mail,Größe\nMüller,ana@example.com,L\n".getBytes(Charset.forName("windows-1252")));

        assertEquals("windows-1252", table.getEncoding());
        assertEquals("comma", table.getDelimiter());
        assertEquals(
                List.of("Company", "E-mail", "Größe"),
                table.getColumns().stream().map(MappedColumn::getHeading).toList());
        assertEquals("Müller", table.getColumns().get(0).getExample());
        assertEquals(ContactColumn.COMPANY, table.getColumns().get(0).getMeaning());
        assertEquals(ContactColumn.ADDRESS, table.getColumns().get(1).getMeaning());
        assertEquals(null, table.getColumns().get(2).getMeaning());
    }

    @Test
    void whatAColumnMeansCanBeChanged() throws Exception {
        ContactTable table = table("A;B\nMuster;ana@example.com\n");
        assertEquals(List.of(Kind.NO_NAME_COLUMN), kinds(preview(table, KnownAddress.UPDATE)));

        table.getColumns().get(0).setMeaning(ContactColumn.ADDRESS);
        table.getColumns().get(1).setMeaning(ContactColumn.ADDRESS);
        assertEquals(List.of(Kind.COLUMN_TWICE), kinds(preview(table, KnownAddress.UPDATE)));

        table.getColumns().get(0).setMeaning(ContactColumn.COMPANY);
        storeAll(preview(table, KnownAddress.UPDATE));
        assertEquals("Muster", only("ana@example.com").getCompany());
    }

    @Test
    void changesOrSkipsWhoIsThere() throws Exception {
        ContactDraft draft = ContactBooks.draft("Muster", "ana@example.com");
        draft.setCity("Berlin");
        draft.setGroups("Kunden");
        draft.setPhones("030 23125 100");
        books.store(draft);
        String file =
                "Firma;E-Mail;Ort;Gruppen;Telefon\nNeu;ANA@example.com;;Presse;030/23125-100\nNoch neuer;ana@example.com;Potsdam;;\nAndere;eve@example.com;;;\n";

        ContactPreview skipping = preview(table(file), KnownAddress.SKIP);
        assertEquals(1, skipping.added());
        assertEquals(0, skipping.changed());
        assertEquals(2, skipping.skipped());

        ContactPreview updating = preview(table(file), KnownAddress.UPDATE);
        assertEquals(1, updating.added());
        assertEquals(1, updating.changed());
        storeAll(updating);
        Contact changed = only("ana@example.com");
        assertEquals("Noch neuer", changed.getCompany());
        assertEquals("Potsdam", changed.getCity());
        assertEquals(List.of("Kunden", "Presse"), changed.getGroups());
        assertEquals(List.of("+493023125100"), changed.getPhones());
    }

    @Test
    void tellsEveryMistakeWithItsLineAndColumn() throws Exception {
        books.store("Eins", "twice@example.com");
        books.store("Zwei", "twice@example.com");

        ContactPreview preview = preview("""
                Firma;Anrede;Land;Sprache;E-Mail;Werbung;Quelle;Erklärt am;Nachweis
                A;Herrin;Narnia;Elbisch;keine Adresse;vielleicht;;;
                ;;;;;;;;Nachweis
                B;;;;buyer-ab1cd2ef3gh4i@channel.machineseeker.com;Einwilligung;;;
                C;;;;twice@example.com;;;;
                D;;;;d@example.com;Bestandskunde;Rechnung;31.12.2099;
                E;;;;e@example.com;Einwilligung;Messe;2025-12-31;
                """);

        assertEquals(List.of(), preview.contacts());
        assertEquals(
                List.of(
                        "2 SALUTATION NO_SALUTATION Herrin",
                        "2 COUNTRY NO_COUNTRY Narnia",
                        "2 LANGUAGE NO_LANGUAGE Elbisch",
                        "2 ADVERTISING NO_STATE vielleicht",
                        "2 ADDRESS RULE",
                        "3 null NAMELESS null",
                        "4 SOURCE NO_SOURCE null",
                        "4 GIVEN NO_DAY ",
                        "4 PROOF NO_PROOF null",
                        "4 ADDRESS RELAY buyer-ab1cd2ef3gh4i@channel.machineseeker.com",
                        "5 ADDRESS SEVERAL twice@example.com",
                        "6 GIVEN NO_DAY 31.12.2099",
                        "7 PROOF NO_PROOF null"),
                preview.problems().stream()
                        .map(problem -> problem.line() + " " + problem.column() + " " + problem.kind()
                                + (problem.kind() == Kind.RULE ? "" : " " + problem.words()))
                        .toList());
    }

    @Test
    void aFileThatIsNoTableIsTold() {
        assertEquals(List.of(Kind.NOTHING), kinds(preview("")));
        assertEquals(List.of(Kind.NOTHING), kinds(preview("Firma;E-Mail\n")));
        assertEquals(List.of(Kind.UNREADABLE), kinds(preview("Firma\n\"offen")));
        assertEquals(
                List.of(Kind.TOO_LARGE),
                kinds(preview(ContactTable.of(new byte[ContactTable.LARGEST_FILE + 1]), KnownAddress.UPDATE)));
        assertEquals(List.of(Kind.TOO_LONG), kinds(preview("Firma\n" + "A\n".repeat(ContactTable.MOST_CONTACTS + 1))));
    }

    @Test
    void aConsentComesWithItsGroundsAndOnce() throws Exception {
        String file = """
                Firma;E-Mail;Werbung;Quelle;Erklärt am;Nachweis
                A;a@example.com;Einwilligung;Messe;31.12.2025;Formular
                B;b@example.com;existing customer;Rechnung 1;2025-06-01;
                C;c@example.com;keine;;;
                """;
        storeAll(preview(file));
        clock.advance(Duration.ofDays(1));
        storeAll(preview(file));

        assertEquals(AdvertisingState.CONSENT, only("a@example.com").getAdvertising());
        assertEquals(AdvertisingState.EXISTING_CUSTOMER, only("b@example.com").getAdvertising());
        assertEquals(AdvertisingState.NONE, only("c@example.com").getAdvertising());
        List<AdvertisingEntry> history = books.history(only("a@example.com").getId());
        assertEquals(1, history.size());
        assertEquals("Messe", history.get(0).getSource());
        assertEquals("2025-12-31", history.get(0).getGiven().toString());
        assertEquals(ContactBooks.CALLER, history.get(0).getRecordedBy());
    }

    @Test
    void anObjectionIsNeverWeakened() throws Exception {
        long there = books.store("Da", "there@example.com", AdvertisingState.OBJECTION);
        books.objection(service -> service.object("gone@example.com", "Abmeldung", null));
        books.suppress("erased@example.com", SuppressionReason.ERASED);

        ContactPreview preview = preview("""
                Firma;E-Mail;Werbung;Quelle;Erklärt am;Nachweis
                A;There@example.com;Einwilligung;Messe;31.12.2025;Formular
                B;gone@example.com;Einwilligung;Messe;31.12.2025;Formular
                C;erased@example.com;Einwilligung;Messe;31.12.2025;Formular
                D;new@example.com;Widerspruch;;;
                """);
        assertEquals(
                List.of("2 There@example.com OBJECTED", "3 gone@example.com OBJECTED", "4 erased@example.com ERASED"),
                preview.remarks().stream()
                        .map(remark -> remark.line() + " " + remark.address() + " " + remark.kind())
                        .toList());
        storeAll(preview);

        assertEquals(AdvertisingState.OBJECTION, books.state(there));
        assertEquals(AdvertisingState.OBJECTION, only("gone@example.com").getAdvertising());
        assertEquals(List.of(), books.call(service -> service.ofAddress("erased@example.com")));
        assertEquals(AdvertisingState.OBJECTION, only("new@example.com").getAdvertising());
        for (String address : List.of("there@example.com", "gone@example.com", "new@example.com")) {
            assertEquals(Allowance.OBJECTION, books.allowance(address), address);
        }
        assertEquals(Allowance.ERASED, books.allowance("erased@example.com"));
    }

    @Test
    void storesNothingWhenSomebodyChangedAContactMeanwhile() throws Exception {
        long id = books.store("Muster", "ana@example.com");
        ContactPreview preview = preview("Firma;E-Mail\nNeu;eve@example.com\nAnders;ana@example.com\n");
        books.advertise(id, AdvertisingState.CONSENT);

        assertThrows(ContactChangedException.class, () -> storeAll(preview));

        assertEquals(1, count());
        assertEquals("Muster", only("ana@example.com").getCompany());
    }

    @Test
    void storesNothingWhenSomebodyChangesAContactAtTheSameTime() throws Exception {
        long id = books.store("Muster", "ana@example.com");
        clock.advance(Duration.ofDays(1));
        ContactPreview preview = preview("Firma;E-Mail\nNeu;eve@example.com\nAnders;ana@example.com\n");

        assertThrows(
                PersistenceException.class,
                () -> database.run(entityManager -> {
                    try {
                        new ContactTableService(entityManager, clock, ContactBooks.CALLER).storeAll(preview.contacts());
                        books.advertise(id, AdvertisingState.CONSENT);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));

        assertEquals(1, count());
        assertEquals("Muster", only("ana@example.com").getCompany());
        assertEquals(AdvertisingState.CONSENT, books.state(id));
    }

    @Test
    void manyContactsComeInReasonableTime() throws Exception {
        String file = IntStream.range(0, 1_000)
                .mapToObj(i -> "Firma " + i + ";a" + i + "@example.com;Gruppe " + i % 7)
                .collect(Collectors.joining("\n", "Firma;E-Mail;Gruppen\n", "\n"));
        long start = System.nanoTime();

        storeAll(preview(file));
        storeAll(preview(file));

        assertEquals(1_000, count());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 60);
    }

    private static ContactTable table(String file) {
        return ContactTable.of(file.getBytes(StandardCharsets.UTF_8));
    }

    private ContactPreview preview(String file) {
        return preview(table(file), KnownAddress.UPDATE);
    }

    private ContactPreview preview(ContactTable table, KnownAddress choice) {
        return database.compute(entityManager -> new ContactImport(
                        new ContactTableService(entityManager, clock, ContactBooks.CALLER),
                        new SuppressionService(entityManager, clock),
                        ContactBooks.RELAYS,
                        VALIDATORS,
                        clock)
                .preview(table, choice, Locale.GERMAN));
    }

    private void storeAll(ContactPreview preview) throws ContactChangedException {
        ContactChangedException[] thrown = new ContactChangedException[1];
        try {
            database.run(entityManager -> {
                try {
                    new ContactTableService(entityManager, clock, ContactBooks.CALLER).storeAll(preview.contacts());
                } catch (ContactChangedException e) {
                    thrown[0] = e;
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException e) {
            if (thrown[0] == null) {
                throw e;
            }
            throw thrown[0];
        }
    }

    private static List<Kind> kinds(ContactPreview preview) {
        return preview.problems().stream().map(ContactTableProblem::kind).toList();
    }

    private Contact only(String address) {
        List<Contact> found = books.call(service -> service.ofAddress(address));
        assertEquals(1, found.size(), address);
        return found.get(0);
    }

    private int count() {
        return books.call(service -> service.count(ContactCriteria.ALL));
    }
}
