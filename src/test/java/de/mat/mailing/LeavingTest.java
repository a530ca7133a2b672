package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How recipients of bulk mail leave. */
class LeavingTest {

    private static final String TOKEN = "abcdefghijklmnopqrstuv";

    @Test
    void aPageOfTheirOwnWhereThereIsAPublicAddress() {
        Leaving leaving = new Leaving(Optional.of("https://mat.example.com/web/u/"), "anfragen@example.com");

        assertEquals(Optional.of("https://mat.example.com/web/u/" + TOKEN), leaving.link(TOKEN));
        assertEquals(
                Optional.of(URI.create("https://mat.example.com/web/u/" + TOKEN)),
                leaving.header(TOKEN).https());
        assertEquals(Optional.empty(), leaving.header(TOKEN).mailto());
    }

    @Test
    void elseByAMailAlone() {
        Leaving leaving = new Leaving(Optional.empty(), "an+fragen&mehr@müller.example");

        assertEquals(Optional.empty(), leaving.link(TOKEN));
        assertEquals(Optional.empty(), leaving.header(TOKEN).https());
        assertEquals(
                Optional.of("an%2Bfragen%26mehr@xn--mller-kva.example?subject=unsubscribe"),
                leaving.header(TOKEN).mailto());
    }
}
