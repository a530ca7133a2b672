package de.mat.intake;

import de.mat.faces.Messages;
import de.mat.text.StorableText;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/**
 * The mails that wait for a person, as they were when the page was opened, so that a button means the mail beside it; and one of them
 * with its text.
 */
@Named
@ViewScoped
public class QuarantineView implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of the list; the rest follows when these are decided. */
    private static final int SHOWN = 50;

    /** Characters of the text that are shown. */
    private static final int TEXT = 20_000;

    private static final String LIST = "/admin/import-runs.xhtml";

    @Inject
    private QuarantineService quarantine;

    @Inject
    private Rereader rereader;

    private String id;
    private QuarantinedMail mail;
    private List<QuarantinedMail> mails;

    /** Opens the mail of the address, or answers "not found". */
    public void open() throws IOException {
        Optional<QuarantinedMail> found =
                id != null && id.matches("[0-9]{1,18}") ? quarantine.find(Long.parseLong(id)) : Optional.empty();
        if (found.isPresent()) {
            mail = found.get();
        } else {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    /** Some of the mails, the latest first. */
    public List<QuarantinedMail> getMails() {
        if (mails == null) {
            mails = quarantine.list(0, SHOWN);
        }
        return mails;
    }

    /** How many there are. */
    public int getCount() {
        return quarantine.count();
    }

    /** Another try, at once if the text is kept. */
    public void retry(QuarantinedMail chosen) throws IOException {
        done("quarantine.retried." + rereader.retry(chosen.id()));
    }

    /** Away with the mail. */
    public void discard(QuarantinedMail chosen) throws IOException {
        quarantine.discard(chosen.id());
        done("quarantine.discarded");
    }

    /** The list afresh, with a word about what was done. */
    private static void done(String key) throws IOException {
        Messages.done(key);
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.redirect(external.getRequestContextPath() + LIST);
    }

    /** The beginning of the mail as it came, as plain text; empty when it was never fetched. */
    public String getText() {
        return quarantine
                .text(mail.id())
                .map(raw -> StorableText.lines(
                        new String(raw, 0, Math.min(raw.length, 2 * TEXT), StandardCharsets.UTF_8), TEXT))
                .orElse("");
    }

    /** The mail as it came, as a file. */
    public StreamedContent getFile() {
        byte[] raw = quarantine.text(mail.id()).orElseGet(() -> new byte[0]);
        return DefaultStreamedContent.builder()
                .name("mail-" + mail.id() + ".eml")
                .contentType("application/octet-stream")
                .stream(() -> new ByteArrayInputStream(raw))
                .build();
    }

    public QuarantinedMail getMail() {
        return mail;
    }

    /** What the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
