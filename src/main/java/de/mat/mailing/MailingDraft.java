package de.mat.mailing;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bulk mail as the page edits it. It remembers which revision it has seen: a stale one overwrites nothing. */
public class MailingDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final long revision;
    private String subject;
    private String html;
    private MailingLanguage language;
    private final RecipientFilter filter;
    private final Map<Long, Choice> choices;
    private final Instant changed;
    private List<File> files;

    /**
     * A file that goes along.
     *
     * @param size bytes
     */
    public record File(long id, String name, long size) implements Serializable {}

    MailingDraft(Mailing mailing) {
        id = mailing.getId();
        revision = mailing.getRevision();
        subject = mailing.getSubject();
        html = mailing.getHtml();
        language = mailing.getLanguage();
        filter = mailing.getFilter().copy();
        choices = new HashMap<>(mailing.getChoices());
        changed = mailing.getChanged();
        files = mailing.getAttachments().stream()
                .map(each -> new File(each.getId(), each.getName(), each.getSize()))
                .toList();
    }

    public long getId() {
        return id;
    }

    /** Of what this is based on. */
    public long getRevision() {
        return revision;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject == null ? "" : subject;
    }

    public String getHtml() {
        return html;
    }

    public void setHtml(String html) {
        this.html = html == null ? "" : html;
    }

    public MailingLanguage getLanguage() {
        return language;
    }

    public void setLanguage(MailingLanguage language) {
        this.language = language;
    }

    public RecipientFilter getFilter() {
        return filter;
    }

    /** What was decided about single contacts, by their ids. */
    public Map<Long, Choice> getChoices() {
        return choices;
    }

    /** When it was last kept. */
    public Instant getChanged() {
        return changed;
    }

    public List<File> getFiles() {
        return files;
    }

    /** Files came or went; what the page has seen of the rest stays what it was. */
    void takeFiles(MailingDraft stored) {
        files = stored.files;
    }
}
