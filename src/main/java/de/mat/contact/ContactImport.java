package de.mat.contact;

import de.mat.contact.ContactTableProblem.Kind;
import de.mat.csv.SpreadsheetReader.Row;
import de.mat.platform.PlatformService;
import de.mat.platform.RelayAddresses;
import de.mat.text.StorableText;
import de.mat.validation.SpokenValidator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a table of contacts: tells line by line what is wrong, and what would be stored. It stores nothing. */
@Dependent
public class ContactImport {

    /** Lines that are named, of those with which something is the matter. */
    static final int MOST_PROBLEMS = 100;

    @Inject
    private ContactTableService contacts;

    @Inject
    private SuppressionService suppression;

    @Inject
    private PlatformService platforms;

    @Inject
    private ValidatorFactory validators;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    private Supplier<RelayAddresses> relays = () -> platforms.relayAddresses();

    /** For the container. */
    public ContactImport() {}

    ContactImport(
            ContactTableService contacts,
            SuppressionService suppression,
            RelayAddresses relays,
            ValidatorFactory validators,
            Clock clock) {
        this.clock = clock;
        this.zone = ZoneId.of("Europe/Berlin");
        this.contacts = contacts;
        this.suppression = suppression;
        this.relays = () -> relays;
        this.validators = validators;
    }

    /** What would become of the table; problems in that language. */
    ContactPreview preview(ContactTable table, KnownAddress choice, Locale language) {
        return table.problems().isEmpty()
                ? new Reading(table, choice, SpokenValidator.of(validators, language)).preview()
                : ContactPreview.of(table.problems());
    }

    /** One reading of one table. */
    private final class Reading {

        private final ContactTable table;
        private final KnownAddress choice;
        private final Validator validator;
        private final LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        private final RelayAddresses relayAddresses = relays.get();
        private final Map<String, List<Contact>> present;
        private final Map<String, SuppressionReason> suppressed;
        private final List<ImportedContact> imported = new ArrayList<>();
        /** Where the contact of an address stands among the imported ones. */
        private final Map<String, Integer> places = new HashMap<>();

        private final List<ContactTableProblem> problems = new ArrayList<>();
        private final List<ContactRemark> remarks = new ArrayList<>();
        private int added;
        private int skipped;

        Reading(ContactTable table, KnownAddress choice, Validator validator) {
            this.table = table;
            this.choice = choice;
            this.validator = validator;
            List<String> addresses = table.rows().stream()
                    .map(row -> key(table.cells(row)))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            present = contacts.ofAddresses(addresses);
            suppressed = suppression.reasons(addresses);
        }

        private static String key(Map<ContactColumn, String> cells) {
            String address = cells.get(ContactColumn.ADDRESS);
            return address == null ? null : StorableText.addressKey(address);
        }

        ContactPreview preview() {
            table.rows().forEach(this::read);
            return problems.isEmpty()
                    ? new ContactPreview(List.copyOf(imported), added, skipped, List.copyOf(remarks), List.of())
                    : ContactPreview.of(problems.stream().limit(MOST_PROBLEMS).toList());
        }

        private void read(Row row) {
            ContactRow line = new ContactRow(row.line(), table.cells(row));
            String key = key(line.cells());
            List<Contact> known = key == null ? List.of() : present.getOrDefault(key, List.of());
            Integer before = key == null ? null : places.get(key);
            if (key != null && suppressed.get(key) == SuppressionReason.ERASED) {
                remark(line, ContactRemark.Kind.ERASED);
            } else if (choice == KnownAddress.SKIP && (before != null || !known.isEmpty())) {
                skipped++;
            } else if (known.size() > 1) {
                problems.add(new ContactTableProblem(
                        row.line(),
                        ContactColumn.ADDRESS,
                        Kind.SEVERAL,
                        line.cells().get(ContactColumn.ADDRESS)));
            } else {
                ContactDraft draft = before != null
                        ? imported.get(before).draft()
                        : known.isEmpty() ? new ContactDraft() : ContactDraft.of(known.get(0));
                take(line, draft, key, before, known);
            }
        }

        private void remark(ContactRow line, ContactRemark.Kind kind) {
            remarks.add(new ContactRemark(line.number(), line.cells().get(ContactColumn.ADDRESS), kind));
        }

        private void take(ContactRow line, ContactDraft draft, String key, Integer before, List<Contact> known) {
            line.fill(draft);
            AdvertisingChoice advertising = line.advertising(today);
            problems.addAll(line.problems());
            problems.addAll(violations(validator.validate(draft), line.number()));
            if (draft.isNameless()) {
                problems.add(ContactTableProblem.ofLine(line.number(), Kind.NAMELESS));
            }
            if (key != null && relayAddresses.include(key)) {
                problems.add(
                        new ContactTableProblem(line.number(), ContactColumn.ADDRESS, Kind.RELAY, draft.getAddress()));
            }
            boolean isObjected =
                    key != null && suppressed.containsKey(key) || known.stream().anyMatch(Contact::isObjected);
            if (isObjected) {
                remark(line, ContactRemark.Kind.OBJECTED);
            }
            AdvertisingChoice counts =
                    advertising == null && before != null ? imported.get(before).advertising() : advertising;
            ImportedContact contact = new ImportedContact(draft, isObjected ? null : counts);
            if (before != null) {
                imported.set(before, contact);
                return;
            }
            if (key != null) {
                places.put(key, imported.size());
            }
            imported.add(contact);
            added += draft.getId() == null ? 1 : 0;
        }

        private List<ContactTableProblem> violations(Set<ConstraintViolation<ContactDraft>> violations, long line) {
            return violations.stream()
                    .map(violation -> new ContactTableProblem(
                            line,
                            ContactColumn.valueOf(violation
                                    .getPropertyPath()
                                    .toString()
                                    .replaceAll("([A-Z])", "_$1")
                                    .toUpperCase(Locale.ROOT)),
                            Kind.RULE,
                            violation.getMessage()))
                    .sorted(Comparator.comparing(ContactTableProblem::column))
                    .toList();
        }
    }
}
