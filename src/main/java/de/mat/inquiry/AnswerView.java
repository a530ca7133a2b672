package de.mat.inquiry;

import de.mat.delivery.AttachmentProblem;
import de.mat.faces.Messages;
import de.mat.user.CurrentUser;
import de.mat.user.Right;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** The answer that the signed-in user writes to the inquiry of the page. It is kept while it is being typed. */
@Named
@ViewScoped
public class AnswerView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private AnswerService answers;

    @Inject
    private InquiryService inquiries;

    @Inject
    private TextTemplateService templates;

    @Inject
    private CurrentUser currentUser;

    private String id;
    private AnswerDraft draft;
    private String text;
    private boolean copy;
    private Long template;
    private boolean conflict;

    /** Goes on with the draft that was kept, on whatever device it was begun. */
    public void open() {
        if (currentUser.mayWrite(Right.INQUIRIES) && id != null && id.matches("[0-9]{1,18}")) {
            show(answers.draft(inquiryId(), currentUser.id()).orElse(null));
        }
    }

    private long inquiryId() {
        return Long.parseLong(id);
    }

    private void show(AnswerDraft shown) {
        conflict = false;
        draft = shown;
        text = shown == null ? null : shown.text();
        copy = shown != null && shown.copy();
    }

    /** "Antworten". */
    public void begin() {
        show(answers.begin(inquiryId(), currentUser.id()));
    }

    /** Keeps what was typed until now. */
    public void keep() {
        if (draft == null) {
            return;
        }
        try {
            answers.keep(draft.id(), currentUser.id(), draft.changed(), typed(), copy)
                    .ifPresentOrElse(kept -> draft = kept, () -> Messages.error(null, "answer.NO_DRAFT"));
        } catch (AnswerChangedException writtenElsewhere) {
            conflict = true;
        }
    }

    private String typed() {
        return text == null ? "" : text;
    }

    /** Puts the chosen template below what is there. */
    public void insert() {
        if (template != null) {
            Inquiry inquiry = inquiries.find(inquiryId()).orElseThrow();
            templates
                    .find(template)
                    .map(chosen -> chosen.filled(inquiry, currentUser.displayName()))
                    .ifPresent(words -> text = typed().isBlank() ? words : typed().stripTrailing() + "\n\n" + words);
            keep();
        }
    }

    /** Says what came of files that the page has sent. */
    public void filesChanged() {
        answers.draft(inquiryId(), currentUser.id()).ifPresent(stored -> draft = draft.with(stored.files()));
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        for (AttachmentProblem problem : AttachmentProblem.values()) {
            if (problem.name().equals(sent.get("problem"))) {
                Messages.error("form:files", "answer.file." + problem);
            }
        }
    }

    /** Takes a file away. */
    public void detach(long file) {
        answers.detach(draft.id(), currentUser.id(), file);
        filesChanged();
    }

    /** "Entwurf verwerfen". */
    public void discard() {
        answers.discard(draft.id(), currentUser.id());
        show(null);
    }

    /** "Senden". */
    public void send() {
        try {
            answers.send(draft.id(), currentUser.id(), draft.changed(), typed(), copy)
                    .ifPresentOrElse(AnswerView::refuse, this::queued);
        } catch (AnswerChangedException writtenElsewhere) {
            conflict = true;
        }
    }

    private void queued() {
        show(null);
        Messages.done("answer.queued");
    }

    private static void refuse(AnswerProblem problem) {
        Messages.error(problem == AnswerProblem.NO_TEXT ? "form:text" : null, "answer." + problem);
    }

    /** Whether the draft was written on elsewhere: what is typed here is not kept. */
    public boolean isConflict() {
        return conflict;
    }

    /** "Erneut senden". */
    public void sendAgain(long answer) {
        answers.sendAgain(inquiryId(), answer);
    }

    /** Who else is writing an answer. */
    public List<OthersDraft> getOthers() {
        return answers.othersDrafts(inquiryId(), currentUser.id());
    }

    /** Where the copy goes; empty when the user has no address. */
    public String getOwnAddress() {
        return currentUser.emailAddress().orElse("");
    }

    /** The draft; null while the user writes none. */
    public AnswerDraft getDraft() {
        return draft;
    }

    /** The number of the inquiry, as the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public boolean isCopy() {
        return copy;
    }

    public void setCopy(boolean copy) {
        this.copy = copy;
    }

    public Long getTemplate() {
        return template;
    }

    public void setTemplate(Long template) {
        this.template = template;
    }
}
