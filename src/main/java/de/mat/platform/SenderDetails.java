package de.mat.platform;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A sender of a platform as an administrator types it; {@link Sender} is the same, checked. */
@Embeddable
public class SenderDetails implements Serializable {

    private static final long serialVersionUID = 1L;

    private String pattern;

    private String subject;

    @Enumerated(EnumType.STRING)
    private Layout layout = Layout.LABELS;

    public SenderDetails() {}

    SenderDetails(String pattern, String subject, Layout layout) {
        this.pattern = pattern;
        this.subject = subject;
        this.layout = layout;
    }

    SenderDetails copy() {
        return new SenderDetails(pattern, subject, layout);
    }

    /** @throws IllegalArgumentException if it is none to import by */
    Sender of(Platform platform) {
        return new Sender(platform, new SenderPattern(pattern), Optional.ofNullable(subject), layout);
    }

    boolean isEmpty() {
        return pattern == null;
    }

    /** Whether both take the same mails. */
    boolean takesTheSameAs(SenderDetails other) {
        return Objects.equals(folded(pattern), folded(other.pattern))
                && Objects.equals(folded(subject), folded(other.subject));
    }

    private static String folded(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    public String getPattern() {
        return pattern;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    /** What the subject must hold; null when every subject is welcome. */
    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public Layout getLayout() {
        return layout;
    }

    public void setLayout(Layout layout) {
        this.layout = layout;
    }
}
