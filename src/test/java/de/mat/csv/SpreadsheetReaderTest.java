package de.mat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetReaderTest {

    private static final String TABLE = "Nummer;Bezeichnung\r\n1;Säge – 5 €\r\n";

    static Stream<byte[]> encodings() {
        return Stream.of(
                TABLE.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + TABLE).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + TABLE).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + TABLE).getBytes(StandardCharsets.UTF_16BE),
                TABLE.getBytes(Charset.forName("windows-1252")));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void findsTheEncoding(byte[] file) throws IOException {
        List<SpreadsheetReader.Row> rows = SpreadsheetReader.read(file, 10);

        assertEquals(List.of("Nummer", "Bezeichnung"), rows.get(0).cells());
        assertEquals(List.of("1", "Säge – 5 €"), rows.get(1).cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void findsTheDelimiter(String delimiter) throws IOException {
        String table = "\"Preis; netto, \"" + delimiter + "b" + delimiter + "c\n1" + delimiter + "\"2" + delimiter
                + "\n\"\"x\"\"\"" + delimiter + "3\n";

        List<SpreadsheetReader.Row> rows = read(table);

        assertEquals(List.of("1", "2" + delimiter + "\n\"x\"", "3"), rows.get(1).cells());
    }

    @Test
    void saysInWhichLineARowBegins() throws IOException {
        List<SpreadsheetReader.Row> rows = read("a;b\n\n;\n\"1\n2\";x\n3;y");

        assertEquals(
                List.of(1L, 4L, 6L),
                rows.stream().map(SpreadsheetReader.Row::line).toList());
        assertEquals("y", rows.get(2).cell(1));
        assertEquals("", rows.get(2).cell(7));
    }

    @Test
    void readsBackWhatTheWriterWrote() throws IOException {
        List<String> cells = List.of("=1+1", "-5", "'kurz", "a;b\n\"c\"", "@x", "1-2", "Ä");
        StringWriter file = new StringWriter();
        try (SpreadsheetWriter writer = new SpreadsheetWriter(file)) {
            writer.row(cells);
        }

        assertEquals(cells, read(file.toString()).get(0).cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;\"b\nc;d", "a;\"b\"c;d\n", "PK\u0003\u0004\u0000\u0000"})
    void whatIsNoTableIsRefused(String file) {
        assertThrows(IOException.class, () -> read(file));
    }

    @Test
    void readsNoMoreThanItIsAsked() throws IOException {
        assertEquals(
                5,
                SpreadsheetReader.read("a\n".repeat(1000).getBytes(StandardCharsets.UTF_8), 5)
                        .size());
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("\n\n  \n"));
    }

    private static List<SpreadsheetReader.Row> read(String text) throws IOException {
        return SpreadsheetReader.read(text.getBytes(StandardCharsets.UTF_8), 10);
    }
}
