package de.mat.csv;

import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the table that a spreadsheet saved as CSV, whatever it used: the encoding is told by the mark at the start or by whether the bytes
 * are UTF-8 (else it is that of Windows), the delimiter by the first line. What {@link SpreadsheetWriter} put before a cell comes off again.
 */
public final class SpreadsheetReader {

    /** A row of the table, without rows of empty cells. The first line of the file is 1. */
    public record Row(long line, List<String> cells) implements Serializable {

        /** The cell of that column, without white space around it; empty when the row is shorter. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /**
     * A table, and how its file was understood.
     *
     * @param delimiter between two cells
     */
    public record Table(List<Row> rows, Charset encoding, char delimiter) {}

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

    /** What the writer puts before what would be a formula, or a telephone number. */
    private static final Pattern MADE_HARMLESS =
            Pattern.compile("(?s)'[\\s\\p{Z}\\p{C}]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*|'[\\t\\r\\n].*");

    private SpreadsheetReader() {}

    /**
     * The rows of the file.
     *
     * @param most rows that are read; those behind them are not
     * @throws IOException if it is no table: a quotation mark that nothing closes, or bytes that are no text
     */
    public static List<Row> read(byte[] file, int most) throws IOException {
        return readTable(file, most).rows();
    }

    /** The same, with how the file was understood. */
    public static Table readTable(byte[] file, int most) throws IOException {
        Charset encoding = encoding(file);
        String text = new String(file, encoding).replaceFirst("^\ufeff", "");
        if (text.indexOf('\0') >= 0) {
            throw new IOException("Not a text");
        }
        List<Row> rows = new ArrayList<>();
        char delimiter = delimiter(text);
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            long before = 0;
            for (CSVRecord record : parser) {
                long line = before + 1;
                before = parser.getCurrentLineNumber();
                List<String> cells =
                        record.stream().map(SpreadsheetReader::asWritten).toList();
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                rows.add(new Row(line, cells));
                if (rows.size() == most) {
                    break;
                }
            }
        } catch (UncheckedIOException | IllegalStateException noTable) {
            throw new IOException("Not a table", noTable);
        }
        return new Table(rows, encoding, delimiter);
    }

    private static String asWritten(String cell) {
        return MADE_HARMLESS.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    private static Charset encoding(byte[] file) {
        if (startsWith(file, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(file, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(file, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException noUtf8) {
            return WINDOWS;
        }
    }

    private static boolean startsWith(byte[] file, int... start) {
        return file.length >= start.length
                && Arrays.equals(
                        start,
                        IntStream.range(0, start.length)
                                .map(i -> file[i] & 0xff)
                                .toArray());
    }

    /** The one that stands most often in the first line, outside of quotation marks. */
    private static char delimiter(String text) {
        String head = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        char best = DELIMITERS.get(0);
        long most = 0;
        for (char delimiter : DELIMITERS) {
            long count = head.chars().filter(c -> c == delimiter).count();
            if (count > most) {
                best = delimiter;
                most = count;
            }
        }
        return best;
    }
}
