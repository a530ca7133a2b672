package de.mat.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes rows of text as a German Excel opens them by a double click: with semicolons and, at the start, the mark of UTF-8. No cell is
 * taken for a formula, whatever strangers wrote into it: an apostrophe before it makes it a text. Telephone numbers get a space that
 * does not break instead, as they shall stay readable and are no formula but would be calculated.
 */
public final class SpreadsheetWriter implements Closeable {

    private static final char UTF_8_MARK = '\ufeff';
    private static final String TEXT = "'";
    private static final String SPACE_THAT_DOES_NOT_BREAK = "\u00a0";

    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();

    /** The last four are what some spreadsheets take for the first four. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)[\\t\\r\\n].*|[\\s\\p{Z}\\p{C}]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*");

    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ()/.,+\\-]{3,1000}");

    private final CSVPrinter printer;

    /** Begins a table in this writer, which encodes as UTF-8. */
    public SpreadsheetWriter(Writer writer) throws IOException {
        writer.append(UTF_8_MARK);
        printer = new CSVPrinter(writer, FORMAT);
    }

    /** Writes one row; null is an empty cell. */
    public void row(List<String> cells) throws IOException {
        printer.printRecord(cells.stream().map(SpreadsheetWriter::harmless).toList());
    }

    /** Sends what was written so far on its way. */
    public void flush() throws IOException {
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }

    private static String harmless(String cell) {
        if (cell == null || !FORMULA.matcher(cell).matches()) {
            return cell == null ? "" : cell;
        }
        return (PHONE.matcher(cell).matches() ? SPACE_THAT_DOES_NOT_BREAK : TEXT) + cell;
    }
}
