package de.mat.contact;

import de.mat.contact.ContactTableProblem.Kind;
import de.mat.text.StorableText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of a table of contacts: puts what it says into a draft, and tells what cannot be understood. An empty cell says nothing. */
final class ContactRow {

    /** How an objection is known of which the table says no more. */
    private static final String FILE = "Import (CSV)";

    private final long number;
    private final Map<ContactColumn, String> cells;
    private final List<ContactTableProblem> problems = new ArrayList<>();

    ContactRow(long number, Map<ContactColumn, String> cells) {
        this.number = number;
        this.cells = cells;
    }

    long number() {
        return number;
    }

    Map<ContactColumn, String> cells() {
        return cells;
    }

    /** What could not be understood so far. */
    List<ContactTableProblem> problems() {
        return problems;
    }

    /** Groups and telephone numbers come to those that are there; all else takes the place of what was there. */
    void fill(ContactDraft draft) {
        take(ContactColumn.COMPANY, draft::setCompany);
        take(ContactColumn.FIRST_NAME, draft::setFirstName);
        take(ContactColumn.LAST_NAME, draft::setLastName);
        take(ContactColumn.STREET, draft::setStreet);
        take(ContactColumn.POSTAL_CODE, draft::setPostalCode);
        take(ContactColumn.CITY, draft::setCity);
        take(ContactColumn.ADDRESS, draft::setAddress);
        take(ContactColumn.NOTES, text -> draft.setNotes(text.replace("\r\n", "\n")));
        take(ContactColumn.SALUTATION, ContactWords::salutation, Kind.NO_SALUTATION, draft::setSalutation);
        take(ContactColumn.COUNTRY, IsoCodes::country, Kind.NO_COUNTRY, draft::setCountry);
        take(ContactColumn.LANGUAGE, IsoCodes::language, Kind.NO_LANGUAGE, draft::setLanguage);
        take(ContactColumn.GROUPS, text -> draft.setGroups(joined(draft.groupList(), text.split("[,;\\r\\n]+"), ", ")));
        take(ContactColumn.PHONES, text -> {
            // In one form, so that a number which is there does not come again.
            List<String> typed = Stream.of(text.split("[,;\\r\\n]+"))
                    .map(String::strip)
                    .map(phone -> PhoneNumbers.e164(phone, draft.getCountry()).orElse(phone))
                    .toList();
            draft.setPhones(joined(draft.phoneList(), typed.toArray(String[]::new), "\n"));
        });
    }

    private static String joined(List<String> there, String[] more, String between) {
        return Stream.concat(there.stream(), Stream.of(more).map(String::strip))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(between));
    }

    /** What the line says about advertising; null when it says nothing, or nothing that counts. */
    AdvertisingChoice advertising(LocalDate today) {
        String word = cells.get(ContactColumn.ADVERTISING);
        if (word == null) {
            return null;
        }
        Optional<AdvertisingState> state = ContactWords.state(word);
        if (state.isEmpty()) {
            problem(ContactColumn.ADVERTISING, Kind.NO_STATE, word);
            return null;
        }
        String source = Optional.ofNullable(cells.get(ContactColumn.SOURCE))
                .map(text -> StorableText.line(text, 200))
                .orElse(null);
        String proof = Optional.ofNullable(cells.get(ContactColumn.PROOF))
                .map(text -> StorableText.lines(text, 4_000))
                .orElse(null);
        String day = cells.get(ContactColumn.GIVEN);
        return switch (state.get()) {
            case NONE -> null;
            case OBJECTION -> new AdvertisingChoice(state.get(), source == null ? FILE : source, proof, today);
            case CONSENT, EXISTING_CUSTOMER -> {
                Optional<LocalDate> given =
                        Optional.ofNullable(day).flatMap(ContactWords::day).filter(date -> !date.isAfter(today));
                if (source == null) {
                    problem(ContactColumn.SOURCE, Kind.NO_SOURCE, source);
                }
                if (given.isEmpty()) {
                    problem(ContactColumn.GIVEN, Kind.NO_DAY, day == null ? "" : day);
                }
                if (state.get() == AdvertisingState.CONSENT && proof == null) {
                    problem(ContactColumn.PROOF, Kind.NO_PROOF, null);
                }
                yield source == null || given.isEmpty()
                        ? null
                        : new AdvertisingChoice(state.get(), source, proof, given.get());
            }
        };
    }

    private void take(ContactColumn column, Consumer<String> setter) {
        Optional.ofNullable(cells.get(column)).ifPresent(setter);
    }

    private <T> void take(
            ContactColumn column, Function<String, Optional<T>> meaning, Kind problem, Consumer<T> setter) {
        take(column, cell -> meaning.apply(cell).ifPresentOrElse(setter, () -> problem(column, problem, cell)));
    }

    private void problem(ContactColumn column, Kind kind, String words) {
        problems.add(new ContactTableProblem(number, column, kind, words));
    }
}
