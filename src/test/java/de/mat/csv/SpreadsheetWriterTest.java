package de.mat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetWriterTest {

    @Test
    void writesWhatAGermanExcelOpens() throws IOException {
        assertEquals(
                "\ufeffFirma;Nachricht\r\nMüller & Söhne;\"Guten Tag,\n\"\"UV\"\"; 5.000 €\"\r\n\"\";x\r\n",
                write(
                        new String[] {"Firma", "Nachricht"},
                        new String[] {"Müller & Söhne", "Guten Tag,\n\"UV\"; 5.000 €"},
                        new String[] {null, "x"}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+2",
                "=cmd|' /C calc'!A0",
                "+cmd|' /C calc'!A0",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1+2",
                "\r=1+2",
                "\n=1+2",
                " =1+2",
                "\u00a0=1+2",
                "\u200b=1+2",
                "\uff1d1+2",
                "- Punkt 1\n- Punkt 2",
                "+",
                "\tx"
            })
    void noCellIsAFormula(String cell) throws IOException {
        String written = write(new String[] {cell}).substring(1).strip();

        assertEquals("'", written.replaceFirst("^\"", "").substring(0, 1), written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+385 1 0000 000", "+49 (30) 23125-014", "+493023125014", "+385 1 0000 000, 030 23125 014"})
    void aPhoneNumberStaysReadable(String phone) throws IOException {
        assertEquals("\ufeff\u00a0" + phone + "\r\n", write(new String[] {phone}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bandsäge - gebraucht", "a=b", "030 23125 014", "1", "x@example.com", "'x"})
    void otherCellsAreWrittenAsTheyAre(String cell) throws IOException {
        assertEquals("\ufeff" + cell + "\r\n", write(new String[] {cell}));
    }

    private static String write(String[]... rows) throws IOException {
        StringWriter text = new StringWriter();
        try (SpreadsheetWriter writer = new SpreadsheetWriter(text)) {
            for (String[] row : rows) {
                writer.row(Arrays.asList(row));
            }
        }
        return text.toString();
    }
}
