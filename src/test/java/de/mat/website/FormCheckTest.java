package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.DataFolder;
import de.mat.base.KeyFile;
import de.mat.testing.ManualClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final int IN_ALL = 100;

    private static final Duration TYPING = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private FormToken tokens;
    private FormCheck check;

    @BeforeEach
    void begin() {
        tokens = new FormToken(KeyFile.in(DataFolder.open(folder)), clock);
        check = new FormCheck(tokens, new SubmitLimits(clock, IN_ALL), clock);
    }

    static List<FormPayload> payloads() {
        return FormPayload.all();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void judgesEachPayload(FormPayload payload) {
        Verdict verdict = judge(payload.sent(typedToken()), "192.0.2.1");

        assertEquals(payload.problems(), verdict.problems());
        assertEquals(new TreeSet<>(payload.suspicions()), new TreeSet<>(verdict.suspicions()));
    }

    @Test
    void knowsSixtyPayloadsAndMore() {
        assertTrue(payloads().size() >= 60, payloads().size() + " payloads");
    }

    /** Ten thousand characters are judged at once, whatever they are. */
    @ParameterizedTest
    @ValueSource(strings = {"<a ", "<a\n", "[url", "www.", "to:", "content-type", "](http"})
    void takesNoTimeForAMessageThatBeginsOverAndOver(String beginning) {
        String message = beginning.repeat(FormField.MESSAGE.length() / beginning.length());
        Map<FormField, String> texts = Map.of(FormField.EMAIL, "ana@example.com", FormField.MESSAGE, message);
        SentForm form = new SentForm(FormKind.CONTACT, texts, "", "", typedToken(), "de");

        assertTimeout(Duration.ofSeconds(1), () -> {
            for (int i = 0; i < 20; i++) {
                judge(form, "192.0.2.1");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"0, TOO_FAST", "1, TOO_FAST", "2,", "86400,", "259200,", "259201, TOO_OLD"})
    void nobodyTypesInASecondOrForDays(long seconds, Suspicion suspicion) {
        String token = tokens.create();
        clock.advance(Duration.ofSeconds(seconds));

        Verdict verdict = judge(plain(token), "192.0.2.1");

        assertEquals(suspicion == null ? Set.of() : Set.of(suspicion), verdict.suspicions());
    }

    @Test
    void aTokenThatMatDidNotMakeIsNone() {
        String token = typedToken();

        for (String forged : List.of("", "x", token.substring(1), token + "A", "A".repeat(500), swapped(token))) {
            assertEquals(
                    Set.of(Suspicion.NO_TOKEN),
                    judge(plain(forged), "192.0.2.1").suspicions(),
                    forged);
            begin();
        }
    }

    @Test
    void beyondItsLimitOneAddressIsSuspiciousUntilTheWindowIsOver() {
        for (int i = 0; i < SubmitLimits.PER_ADDRESS; i++) {
            assertEquals(Set.of(), judged("192.0.2.1"));
        }
        assertEquals(Set.of(Suspicion.LIMIT_ADDRESS), judged("192.0.2.1"));
        assertEquals(Set.of(), judged("192.0.2.2"));

        clock.advance(SubmitLimits.WINDOW);
        assertEquals(Set.of(), judged("192.0.2.1"));
    }

    @Test
    void aNetworkHasALimitOfItsOwn() {
        Set<Suspicion> last = Set.of();
        for (int i = 0; i <= SubmitLimits.PER_NETWORK; i++) {
            last = judged("192.0.2." + i);
        }

        assertEquals(Set.of(Suspicion.LIMIT_NETWORK), last);
        assertEquals(Set.of(), judged("198.51.100.1"));
    }

    @Test
    void allAddressesOfOneHolderAreOne() {
        Set<Suspicion> last = Set.of();
        for (int i = 0; i <= SubmitLimits.PER_ADDRESS; i++) {
            last = judged("2001:db8:1:2::" + i);
        }

        assertEquals(Set.of(Suspicion.LIMIT_ADDRESS), last);
        assertEquals(Set.of(), judged("2001:db8:9:2::1"));
    }

    @Test
    void aFloodOfOneNetworkOrOfMachinesMakesNobodyElseSuspicious() {
        for (int i = 0; i < 3 * IN_ALL; i++) {
            judged("192.0.2." + i % 250);
            judge(plain("forged"), "198.51." + i % 250 + ".1");
        }

        assertEquals(Set.of(), judged("203.0.113.7"));
    }

    @Test
    void beyondTheLimitOfAllEverybodyIs() {
        Set<Suspicion> last = Set.of();
        for (int i : IntStream.rangeClosed(0, IN_ALL).toArray()) {
            last = judged("10." + i + ".0.1");
        }

        assertEquals(Set.of(Suspicion.LIMIT_TOTAL), last);
    }

    @Test
    void whatIsToBeCorrectedDoesNotCount() {
        for (int i = 0; i < 3 * SubmitLimits.PER_ADDRESS; i++) {
            judge(new SentForm(FormKind.CONTACT, Map.of(), "", "", typedToken(), "de"), "192.0.2.1");
        }

        assertEquals(Set.of(), judged("192.0.2.1"));
    }

    private Set<Suspicion> judged(String address) {
        return judge(plain(typedToken()), address).suspicions();
    }

    private SentForm plain(String token) {
        return payloads().get(0).sent(token);
    }

    private String typedToken() {
        Clock before = Clock.fixed(clock.instant().minus(TYPING), ZoneOffset.UTC);
        return new FormToken(KeyFile.in(DataFolder.open(folder)), before).create();
    }

    private static String swapped(String token) {
        return new StringBuilder(token).reverse().toString();
    }

    /** Each is another one, as far as nothing else is said. */
    private Verdict judge(SentForm form, String address) {
        return check.judge(form, address, UUID.randomUUID().toString());
    }

    @Test
    void whatIsSentTwiceCountsOnce() {
        for (int i = 0; i < 3 * SubmitLimits.PER_ADDRESS; i++) {
            assertEquals(
                    Set.of(),
                    check.judge(plain(typedToken()), "192.0.2.7", "pressed often")
                            .suspicions());
        }
        assertEquals(Set.of(), judge(plain(typedToken()), "192.0.2.7").suspicions());
    }
}
