package de.mat.inquiry;

import de.mat.faces.Messages;
import de.mat.user.CurrentUser;
import de.mat.user.Right;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One inquiry with all its fields and mails, as it was when it was shown: its buttons change that one and no later one. Who may
 * change it makes it read by opening it.
 */
@Named
@ViewScoped
public class InquiryView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private InquiryService inquiries;

    @Inject
    private InquiryDeskService desk;

    @Inject
    private AnswerService answering;

    @Inject
    private UndeliveredService undelivering;

    @Inject
    private CurrentUser currentUser;

    private String id;
    private transient Inquiry inquiry;
    private transient List<ShownMail> mails;
    private transient List<ShownAnswer> answers;
    private transient List<Undelivered> undelivered;
    private boolean closing;
    private CloseReason closeReason;
    private final Set<Integer> originalsShown = new HashSet<>();

    /** Opens the inquiry of the address, or answers "not found". */
    public void open() throws IOException {
        // Who only reads leaves it new for those who will answer it.
        Optional<Inquiry> found =
                number().flatMap(currentUser.mayWrite(Right.INQUIRIES) ? desk::open : inquiries::find);
        if (found.isPresent()) {
            inquiry = found.get();
            mails = inquiries.shownMails(inquiry.getId());
            look();
        } else {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    /** Empty when the address holds no number. */
    private Optional<Long> number() {
        return id != null && id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    /** Looks how it is now, when something else than this bean changed it. */
    public void look() {
        // The answers first: then the inquiry knows of each that was sent.
        answers = answering.list(inquiry.getId());
        undelivered = undelivering.list(inquiry.getId());
        inquiry = inquiries.find(inquiry.getId()).orElse(inquiry);
    }

    /** "Übernehmen". */
    public void take() {
        change((number, version) -> desk.take(number, version, currentUser.id()));
    }

    /** "Freigeben". */
    public void release() {
        change(desk::release);
    }

    /** "Erledigt": asks for the reason first. */
    public void finish() {
        closing = true;
        closeReason = null;
    }

    /** "Schließen", for the chosen reason. */
    public void close() {
        change((number, version) -> desk.finish(number, version, currentUser.id(), closeReason));
        closing = false;
    }

    /** It stays open. */
    public void keepOpen() {
        closing = false;
    }

    /** "Kein Spam". */
    public void acceptAsNoSpam() {
        change(desk::acceptAsNoSpam);
    }

    /** "Wieder öffnen". */
    public void reopen() {
        change(desk::reopen);
    }

    /** A button of the page. */
    @FunctionalInterface
    private interface Change {
        void make(long number, long version) throws InquiryChangedException;
    }

    private void change(Change change) {
        try {
            change.make(inquiry.getId(), inquiry.getVersion());
        } catch (InquiryChangedException e) {
            Messages.error(null, "inquiry.changed");
        }
        look();
    }

    /** Shows the HTML of that mail in a frame. */
    public void showOriginal(int mail) {
        originalsShown.add(mail);
    }

    /** Whether the HTML of that mail is shown. */
    public boolean isOriginalShown(int mail) {
        return originalsShown.contains(mail);
    }

    /** Whether it is the signed-in user who is at it. */
    public boolean isMine() {
        return inquiry.getResponsible() != null && inquiry.getResponsible().getId() == currentUser.id();
    }

    /** What the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Inquiry getInquiry() {
        return inquiry;
    }

    /** The mails of the inquiry and the answers to it, in the order in which they were written. */
    public List<ConversationStep> getConversation() {
        return ConversationStep.inOrder(mails, answers);
    }

    /** What did not arrive besides answers: notifications of the office, copies. */
    public List<Undelivered> getUndelivered() {
        return undelivered;
    }

    /**
     * "Erneut senden" of one of these.
     *
     * @param delivery what stands in the row: its place may be another one's meanwhile
     */
    public void sendAgain(String delivery) {
        undelivered.stream()
                .filter(each -> Long.toString(each.delivery()).equals(delivery))
                .findFirst()
                .ifPresent(each -> undelivering.sendAgain(inquiry.getId(), each.delivery()));
        look();
    }

    /** Whether an answer is on its way, or something is sent once more. */
    public boolean isUnderWay() {
        return answers.stream().anyMatch(ShownAnswer::waiting)
                || undelivered.stream().anyMatch(Undelivered::waiting);
    }

    /** Whether the user is asked why the inquiry shall be closed. */
    public boolean isClosing() {
        return closing;
    }

    public CloseReason getCloseReason() {
        return closeReason;
    }

    public void setCloseReason(CloseReason closeReason) {
        this.closeReason = closeReason;
    }

    public CloseReason[] getCloseReasons() {
        return CloseReason.values();
    }

    /** The mail that the inquiry was read from, and those that were joined to it, the oldest first. */
    public List<ShownMail> getMails() {
        return mails;
    }

    /** The language of the message in words; null when it is not known. */
    public String getLanguage() {
        return inquiry.getLanguage() == null
                ? null
                : Locale.forLanguageTag(inquiry.getLanguage())
                        .getDisplayLanguage(
                                FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
