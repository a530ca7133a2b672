package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.mail.MailReader;
import de.mat.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator is told about a mail before it is ever imported. */
class TrialTest {

    private final Platform active = new Platform("boerse", "Börse");
    private final Platform inactive = new Platform("alt", "Alte Börse");

    @BeforeEach
    void fillPlatforms() {
        PlatformDraft draft = PlatformDraft.empty();
        draft.setName("Börse");
        draft.getSenders().get(0).setPattern("*@relay.example.com");
        draft.addSender();
        draft.getSenders().get(1).setPattern("info@mail.example.com");
        draft.getSenders().get(1).setSubject("Gesuche");
        draft.getSenders().get(1).setLayout(Layout.DIGEST);
        active.change(draft);
        PlatformDraft old = PlatformDraft.empty();
        old.setName("Alte Börse");
        old.setActive(false);
        old.getSenders().get(0).setPattern("anfrage@alt.example.com");
        inactive.change(old);
    }

    @Test
    void showsWhatWouldBeRecognised() throws Exception {
        Trial trial = trial("From: Ana <x@relay.example.com>", "Name: Ana\nNachricht an Sie: Hallo", Optional.empty());

        assertEquals(Trial.Verdict.IMPORTED, trial.verdict());
        assertEquals("Börse", trial.sender().orElseThrow().platform().getName());
        assertEquals(Optional.of("Ana"), trial.inquiries().get(0).person());
        assertEquals("Hallo", trial.inquiries().get(0).message());
    }

    @Test
    void saysThatThePlatformIsNotActiveAndReadsTheMailAllTheSame() throws Exception {
        Trial trial = trial("From: anfrage@alt.example.com", "Hallo", Optional.empty());

        assertEquals(Trial.Verdict.NOT_ACTIVE, trial.verdict());
        assertEquals("Alte Börse", trial.sender().orElseThrow().platform().getName());
        assertEquals(1, trial.inquiries().size());
    }

    @Test
    void saysThatTheSubjectIsAnother() throws Exception {
        Trial trial = trial("From: info@mail.example.com\nSubject: Rechnung", "Hallo", Optional.empty());

        assertEquals(Trial.Verdict.OTHER_SUBJECT, trial.verdict());
        assertEquals(Optional.of("Gesuche"), trial.sender().orElseThrow().subject());
        assertEquals(List.of(), trial.inquiries());
    }

    @Test
    void saysWhatIsWrongWithTheSender() throws Exception {
        assertEquals(
                Trial.Verdict.OTHER_SENDER,
                trial("From: x@relay.example.com.evil.example", "Hallo", Optional.empty())
                        .verdict());
        assertEquals(
                Trial.Verdict.OTHER_SENDER,
                trial("From: \"x@relay.example.com\" <y@example.net>", "Hallo", Optional.empty())
                        .verdict());
        assertEquals(
                Trial.Verdict.SEVERAL_SENDERS,
                trial("From: x@relay.example.com, y@relay.example.com", "Hallo", Optional.empty())
                        .verdict());
        assertEquals(
                Trial.Verdict.NO_SENDER,
                trial("Subject: Anfrage", "Hallo", Optional.empty()).verdict());
    }

    @Test
    void readsAnyMailAsChosen() throws Exception {
        String block = "Firma: A\nName: B\nKategorie: c - d\nNachricht an Sie: e\n";

        Trial trial = trial("From: x@gmail.com", block + "\n" + block, Optional.of(Layout.DIGEST));

        assertEquals(Trial.Verdict.OTHER_SENDER, trial.verdict());
        assertEquals(2, trial.inquiries().size());
        assertEquals(
                1,
                trial("From: x@relay.example.com", "Name: Ana\nNachricht an Sie: Hallo", Optional.of(Layout.TEXT))
                        .inquiries()
                        .stream()
                        .filter(inquiry -> !inquiry.complete())
                        .count());
    }

    private Trial trial(String headers, String text, Optional<Layout> readAs) throws Exception {
        ReceivedMail mail = MailReader.read((headers + "\n\n" + text).getBytes(StandardCharsets.UTF_8));
        return Trial.of(List.of(active, inactive), mail, readAs);
    }
}
