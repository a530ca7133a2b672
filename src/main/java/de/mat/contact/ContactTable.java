package de.mat.contact;

import de.mat.contact.ContactTableProblem.Kind;
import de.mat.csv.SpreadsheetReader;
import de.mat.csv.SpreadsheetReader.Row;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of contacts as a file says it, and which of its columns is to say what. */
public class ContactTable implements Serializable {

    /** Bytes of a file. */
    static final int LARGEST_FILE = 5 * 1024 * 1024;

    /** Contacts of a file. */
    static final int MOST_CONTACTS = 20_000;

    private static final long serialVersionUID = 1L;

    private static final Set<ContactColumn> NAMES =
            EnumSet.of(ContactColumn.COMPANY, ContactColumn.FIRST_NAME, ContactColumn.LAST_NAME, ContactColumn.ADDRESS);

    private final List<Row> rows;
    private final List<MappedColumn> columns = new ArrayList<>();
    private final Kind unusable;
    private final String encoding;
    private final char delimiter;

    private ContactTable(Kind unusable, List<Row> rows, String encoding, char delimiter) {
        this.unusable = unusable;
        this.rows = rows;
        this.encoding = encoding;
        this.delimiter = delimiter;
    }

    /** Reads the file; the meanings of its columns are proposed by their headings. */
    static ContactTable of(byte[] file) {
        if (file.length > LARGEST_FILE) {
            return unusable(Kind.TOO_LARGE);
        }
        SpreadsheetReader.Table table;
        try {
            // One more for the headings, and one more to see that there are too many.
            table = SpreadsheetReader.readTable(file, MOST_CONTACTS + 2);
        } catch (IOException noTable) {
            return unusable(Kind.UNREADABLE);
        }
        if (table.rows().size() > MOST_CONTACTS + 1) {
            return unusable(Kind.TOO_LONG);
        }
        if (table.rows().size() < 2) {
            return unusable(Kind.NOTHING);
        }
        ContactTable contacts = new ContactTable(
                null,
                List.copyOf(table.rows().subList(1, table.rows().size())),
                table.encoding().name(),
                table.delimiter());
        contacts.propose(table.rows().get(0));
        return contacts;
    }

    private static ContactTable unusable(Kind kind) {
        return new ContactTable(kind, List.of(), null, ' ');
    }

    private void propose(Row headings) {
        Set<ContactColumn> taken = EnumSet.noneOf(ContactColumn.class);
        for (int i = 0; i < headings.cells().size(); i++) {
            int column = i;
            String example = rows.stream()
                    .map(row -> row.cell(column))
                    .filter(cell -> !cell.isEmpty())
                    .findFirst()
                    .orElse("");
            ContactColumn meaning = ContactWords.column(headings.cell(i))
                    .filter(found -> found == ContactColumn.PHONES || taken.add(found))
                    .orElse(null);
            columns.add(new MappedColumn(headings.cell(i), example, meaning));
        }
    }

    /** What is wrong with the table as a whole; then its rows say nothing. */
    List<ContactTableProblem> problems() {
        if (unusable != null) {
            return List.of(ContactTableProblem.ofFile(unusable));
        }
        List<ContactTableProblem> problems = new ArrayList<>();
        Set<ContactColumn> taken = EnumSet.noneOf(ContactColumn.class);
        columns.stream()
                .filter(column -> column.getMeaning() != null
                        && column.getMeaning() != ContactColumn.PHONES
                        && !taken.add(column.getMeaning()))
                .map(column -> new ContactTableProblem(0, column.getMeaning(), Kind.COLUMN_TWICE, column.getHeading()))
                .forEach(problems::add);
        if (taken.stream().noneMatch(NAMES::contains)) {
            problems.add(ContactTableProblem.ofFile(Kind.NO_NAME_COLUMN));
        }
        return problems;
    }

    /** What the row says, without what it leaves empty; several telephone numbers one a line. */
    Map<ContactColumn, String> cells(Row row) {
        Map<ContactColumn, String> cells = new EnumMap<>(ContactColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.cell(i);
            if (columns.get(i).getMeaning() != null && !cell.isEmpty()) {
                cells.merge(columns.get(i).getMeaning(), cell, (one, other) -> one + "\n" + other);
            }
        }
        return cells;
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether nothing can be done with the file. */
    public boolean isUnusable() {
        return unusable != null;
    }

    public List<MappedColumn> getColumns() {
        return columns;
    }

    /** The name of the encoding that was found. */
    public String getEncoding() {
        return encoding;
    }

    /** The delimiter that was found, as a word of the bundle. */
    public String getDelimiter() {
        return switch (delimiter) {
            case ';' -> "semicolon";
            case ',' -> "comma";
            case '\t' -> "tab";
            default -> "bar";
        };
    }
}
