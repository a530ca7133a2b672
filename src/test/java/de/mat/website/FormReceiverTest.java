package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FormReceiverTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void takesNothingBeforeTheWebsiteIsFilledIn() {
        assertEquals(Optional.empty(), receive());
    }

    @Test
    void takesNothingWhileTheWebsiteIsSwitchedOff() {
        store(false);

        assertEquals(Optional.empty(), receive());
    }

    @Test
    void judgesWhatComesInOnceItIsSwitchedOn() {
        store(true);

        assertTrue(receive().orElseThrow().verdict().isToBeCorrected());
    }

    private Optional<FormReceiver.Receipt> receive() {
        SentForm empty = new SentForm(FormKind.CONTACT, Map.of(), "", "", "", "de");
        return database.compute(entityManager -> new FormReceiver(
                        null, null, null, null, WebsiteBooks.in(entityManager), null, new ManualClock())
                .receive(empty, "192.0.2.1"));
    }

    private void store(boolean active) {
        WebsiteDraft draft = WebsiteBooks.complete();
        draft.setActive(active);
        database.run(entityManager -> {
            try {
                WebsiteBooks.in(entityManager).store(draft);
            } catch (WebsiteChangedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
