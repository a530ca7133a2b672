package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedInputTest {

    private static final Limits LIMITS = new Limits(100, 50, 4000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK ready\r\n",
                "* 1 FETCH (BODY[] {50}\r\n01234567890123456789012345678901234567890123456789)\r\n",
                "* OK {5\r\n",
                "* OK {5}x\r\n",
                "* OK {99999999999x}\r\n",
                "* 1 FETCH (ENVELOPE (\"((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((\"))\r\n"
            })
    void passesOnWhatIsWithinTheLimits(String answer) throws IOException {
        assertArrayEquals(octets(answer), input(answer, LIMITS).readAllBytes());
    }

    @Test
    void refusesALineThatIsTooLong() {
        assertRefused("line is beyond its limit", "x".repeat(101), LIMITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* CAPABILITY {51}\r\n",
                "* CAPABILITY {2000000000}\r\n",
                "* CAPABILITY {99999999999999999999}\r\n",
                "* X {0}\r\n {51}\r\n",
                "* X {2}\r\na{51}\r\n",
                "* X {5}\r\n1234{51}\r\n",
                "* X {6}\r\n12{51}\r\n",
                "* X {-1}\r\n {51}\r\n"
            })
    void refusesALiteralThatIsTooLargeHoweverItIsHidden(String answer) {
        assertRefused("literal is beyond its limit", answer, LIMITS);
    }

    @Test
    void refusesTooMuchOfAnAnswer() {
        assertRefused("answer is beyond its limit", "* OK still here\r\n".repeat(300), LIMITS);
    }

    @Test
    void countsEachAnswerByItself() throws IOException {
        String answer = "* OK still here\r\n".repeat(200);
        BoundedInput input = input(answer + answer, LIMITS);

        input.readNBytes(answer.length());
        input.asked();

        assertEquals(answer.length(), input.readNBytes(answer.length()).length);
    }

    @Test
    void refusesParenthesesThatStandTooDeep() {
        assertRefused("nesting is beyond its limit", "(".repeat(101), new Limits(1000, 50, 4000));
    }

    @Test
    void countsTheDepthAcrossLiterals() {
        assertRefused("nesting is beyond its limit", "(((((((((( {1}\r\nx".repeat(11), LIMITS);
        assertRefused("nesting is beyond its limit", "(((((((((( {-1}\r\n".repeat(11), LIMITS);
    }

    @Test
    void beginsANewDepthWithEachResponse() throws IOException {
        String answer = "* OK ((((((((((\r\n".repeat(50);

        assertEquals(answer.length(), input(answer, LIMITS).readAllBytes().length);
    }

    @Test
    void refusesADepthThatIsHiddenInQuotes() {
        assertRefused("nesting is beyond its limit", "\"" + "(".repeat(2001), new Limits(4000, 50, 9000));
    }

    @Test
    void seesTheSameWhenReadOctetByOctet() {
        assertThrows(LimitExceededException.class, () -> {
            BoundedInput input = input("* X {2}\r\na{51}\r\n", LIMITS);
            for (int octet = input.read(); octet >= 0; octet = input.read()) {
                assertEquals(1, Integer.signum(octet));
            }
        });
    }

    private static void assertRefused(String message, String answer, Limits limits) {
        LimitExceededException refusal = assertThrows(
                LimitExceededException.class, () -> input(answer, limits).readAllBytes());

        assertEquals(message, refusal.getMessage());
    }

    private static BoundedInput input(String answer, Limits limits) {
        return new BoundedInput(new ByteArrayInputStream(octets(answer)), limits);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
