package de.mat.mailing;

import de.mat.contact.RecipientCandidate;
import de.mat.faces.Messages;
import de.mat.user.CurrentUser;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** The mailing of the page as one recipient gets it, and the test mail. */
@Named
@ViewScoped
public class MailingPreviewView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_OFFERED = 50;

    @Inject
    private PreviewService previews;

    @Inject
    private CurrentUser currentUser;

    /** 0: somebody of whom nothing is known. */
    private long contact;

    private String words;
    private boolean phone;

    /** Pages ask for it several times. */
    private transient MailingPreview preview;

    private String seen;

    /** Those among whom one is chosen: the first ones, or where the typed words occur. */
    public List<RecipientCandidate> offered(MailingSelection selection) {
        String typed = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return selection.recipients().stream()
                .filter(each -> (each.address() + " " + each.firstName() + " " + each.lastName() + " " + each.company())
                        .toLowerCase(Locale.ROOT)
                        .contains(typed))
                .limit(MOST_OFFERED)
                .toList();
    }

    /** What that recipient gets. */
    public MailingPreview of(MailingDraft draft) {
        String wanted = draft.getRevision() + ":" + contact;
        if (preview == null || !wanted.equals(seen)) {
            preview = previews.preview(draft.getId(), contact).orElse(null);
            seen = wanted;
        }
        return preview;
    }

    /** "Testmail an mich senden". */
    public void sendTest(MailingDraft draft) {
        if (previews.sendTest(draft.getId(), contact, currentUser.id())) {
            Messages.done("mailing.test.sent", getOwnAddress());
        } else {
            Messages.error(null, "mailing.test.not");
        }
    }

    /** Where the test mail goes; empty when the user has no address. */
    public String getOwnAddress() {
        return currentUser.emailAddress().orElse("");
    }

    /** As wide as a telephone is. */
    public void narrow() {
        phone = true;
    }

    /** As wide as the page. */
    public void widen() {
        phone = false;
    }

    public boolean isPhone() {
        return phone;
    }

    public long getContact() {
        return contact;
    }

    public void setContact(long contact) {
        this.contact = contact;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
