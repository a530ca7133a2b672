package de.mat.platform;

import de.mat.mail.MailFormatException;
import de.mat.mail.MailReader;
import de.mat.mail.ReceivedMail;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The mail that an administrator has just sent to be tried, on its way to the page that shows it once. It is kept nowhere else. */
@SessionScoped
public class TrialMail implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What keeps a mail from being tried. */
    public enum Problem {
        /** Neither a file nor a text was sent. */
        NOTHING,
        /** Larger than what the import takes. */
        TOO_LARGE,
        /** No mail, or one that breaks a limit. */
        UNREADABLE
    }

    /**
     * What was sent.
     *
     * @param source the text as it was pasted; empty for a file
     */
    record Sent(Optional<ReceivedMail> mail, Optional<Problem> problem, Optional<Layout> readAs, String source) {}

    private transient Sent sent;

    /** Keeps a pasted text for the page. */
    void paste(String source, Optional<Layout> readAs) {
        sent = read(source.stripLeading().getBytes(StandardCharsets.UTF_8), readAs, source);
    }

    /** Keeps a file for the page. */
    void upload(byte[] raw, Optional<Layout> readAs) {
        sent = read(raw, readAs, "");
    }

    /** Keeps that nothing can be tried. */
    void refuse(Problem problem) {
        sent = new Sent(Optional.empty(), Optional.of(problem), Optional.empty(), "");
    }

    /** Hands out what was sent, once. */
    Optional<Sent> take() {
        Optional<Sent> taken = Optional.ofNullable(sent);
        sent = null;
        return taken;
    }

    private static Sent read(byte[] raw, Optional<Layout> readAs, String source) {
        try {
            return new Sent(Optional.of(MailReader.read(raw)), Optional.empty(), readAs, source);
        } catch (MailFormatException noMail) {
            return new Sent(Optional.empty(), Optional.of(Problem.UNREADABLE), readAs, source);
        }
    }
}
