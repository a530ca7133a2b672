package de.mat.contact;

import de.mat.csv.TableWords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words that a table of contacts uses, and what they mean. */
final class ContactWords {

    private static final TableWords<ContactColumn> COLUMNS = new TableWords<>();
    private static final TableWords<Salutation> SALUTATIONS = new TableWords<>();
    private static final TableWords<AdvertisingState> STATES = new TableWords<>();

    /** As spreadsheets write days. */
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT));

    static {
        for (ContactColumn column : ContactColumn.values()) {
            COLUMNS.text(column.key(), column).word(column.name(), column);
        }
        COLUMNS.words(ContactColumn.COMPANY, "Firmenname", "Unternehmen", "Organisation", "Organization", "Kunde")
                .words(ContactColumn.FIRST_NAME, "Given name", "Forename")
                .words(ContactColumn.LAST_NAME, "Name", "Familienname", "Surname", "Family name", "Ansprechpartner")
                .words(ContactColumn.SALUTATION, "Title", "Geschlecht")
                .words(ContactColumn.STREET, "Strasse", "Anschrift", "Straße und Hausnummer", "Address line 1")
                .words(ContactColumn.POSTAL_CODE, "PLZ", "Zip", "Zip code", "Postcode")
                .words(ContactColumn.CITY, "Stadt", "Town", "Place", "Wohnort")
                .words(ContactColumn.COUNTRY, "Staat", "Ländercode", "Country code")
                .words(
                        ContactColumn.PHONES,
                        "Telefonnummer",
                        "Tel",
                        "Tel.",
                        "Mobil",
                        "Mobiltelefon",
                        "Handy",
                        "Festnetz")
                .words(ContactColumn.PHONES, "Phone number", "Mobile", "Mobile phone", "Telephone")
                .words(ContactColumn.ADDRESS, "E-Mail-Adresse", "Mail", "Mailadresse", "E-mail address")
                .words(ContactColumn.GROUPS, "Gruppe", "Group", "Tags", "Verteiler")
                .words(ContactColumn.NOTES, "Notiz", "Bemerkung", "Bemerkungen", "Kommentar", "Note", "Comment")
                .words(ContactColumn.ADVERTISING, "Werbestatus", "Advertising state");
        for (Salutation salutation : Salutation.values()) {
            SALUTATIONS.text("contact.salutation." + salutation, salutation).word(salutation.name(), salutation);
        }
        SALUTATIONS
                .words(Salutation.MR, "Hr.", "Mr.", "m", "männlich", "male", "Sir")
                .words(Salutation.MRS, "Fr.", "Mrs", "Mrs.", "Ms.", "Miss", "w", "f", "weiblich", "female")
                .words(Salutation.NONE, "", "Firma", "-", "d", "divers");
        for (AdvertisingState state : AdvertisingState.values()) {
            STATES.text("contact.advertising." + state, state).word(state.name(), state);
        }
    }

    private ContactWords() {}

    static Optional<ContactColumn> column(String heading) {
        return COLUMNS.find(heading);
    }

    static Optional<Salutation> salutation(String word) {
        return SALUTATIONS.find(word);
    }

    static Optional<AdvertisingState> state(String word) {
        return STATES.find(word);
    }

    static Optional<LocalDate> day(String text) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeParseException another) {
                continue;
            }
        }
        return Optional.empty();
    }
}
