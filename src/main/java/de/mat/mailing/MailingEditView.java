package de.mat.mailing;

import de.mat.delivery.AttachmentProblem;
import de.mat.faces.Messages;
import de.mat.product.PictureProblem;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The bulk mail that is being written: what it says and to whom. It is kept while somebody types and chooses. */
@Named
@ViewScoped
public class MailingEditView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MailingService mailings;

    @Inject
    private PreviewService previews;

    private String id;
    private MailingDraft draft;
    private boolean conflict;
    private boolean tooLong;

    /** Pages ask for them several times. */
    private transient List<MailingProblem> problems;

    private long problemsOf;

    /** Goes on with the draft; what is none any more leads to the list. */
    public void open() throws IOException {
        draft = id != null && id.matches("[0-9]{1,18}")
                ? mailings.draft(Long.parseLong(id)).orElse(null)
                : null;
        if (draft == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext()
                    .redirect(faces.getExternalContext().getRequestContextPath() + "/app/mailings.xhtml");
            faces.responseComplete();
        }
    }

    /** Keeps what was typed and chosen until now. */
    public void keep() {
        keep(() -> mailings.keep(draft));
    }

    private void keep(Supplier<MailingDraft> step) {
        if (conflict) {
            return;
        }
        try {
            draft = step.get();
            tooLong = false;
        } catch (MailingChangedException writtenElsewhere) {
            conflict = true;
        } catch (MailingTooLongException tooManyPictures) {
            tooLong = true;
        }
    }

    /** "Hinzufügen": the contact gets it, whatever the filter says. */
    public void add(long contact) {
        choose(contact, Optional.of(Choice.ADDED));
    }

    /** "Entfernen": the contact does not get it, whatever the filter says. */
    public void remove(long contact) {
        choose(contact, Optional.of(Choice.REMOVED));
    }

    /** The filter alone decides again. */
    public void reset(long contact) {
        choose(contact, Optional.empty());
    }

    private void choose(long contact, Optional<Choice> choice) {
        keep(() -> mailings.choose(draft.getId(), draft.getRevision(), contact, choice));
    }

    /** Says what came of files that the page has sent. */
    public void filesChanged() {
        mailings.draft(draft.getId()).ifPresent(draft::takeFiles);
        for (AttachmentProblem problem : AttachmentProblem.values()) {
            if (problem.name().equals(sent("problem"))) {
                Messages.error("form:files", "answer.file." + problem);
            }
        }
    }

    /** Says why a picture is not taken. */
    public void pictureRefused() {
        for (PictureProblem problem : PictureProblem.values()) {
            if (problem.name().equals(sent("problem"))) {
                Messages.error("form:pictures", "product.picture.problem." + problem);
            }
        }
    }

    private static String sent(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
    }

    /** Takes a file away. */
    public void detach(long file) {
        mailings.detach(draft.getId(), file);
        filesChanged();
    }

    /** "Entwurf verwerfen". */
    public String discard() {
        mailings.discard(draft.getId());
        return "/app/mailings.xhtml?faces-redirect=true";
    }

    /** What is wrong with what is kept. */
    public List<MailingProblem> getProblems() {
        if (problems == null || problemsOf != draft.getRevision()) {
            problems = previews.problems(draft.getId());
            problemsOf = draft.getRevision();
        }
        return problems;
    }

    /** What is wrong with the placeholders of that part: that is said at once, what is missing is not. */
    public List<MailingProblem> mistakes(MailingProblem.Part part) {
        return getProblems().stream()
                .filter(problem -> problem.kind().getPart() == part
                        && problem.kind() != MailingProblem.Kind.NO_SUBJECT
                        && problem.kind() != MailingProblem.Kind.NO_TEXT)
                .toList();
    }

    /** Whether the draft was changed elsewhere: what is typed here is not kept. */
    public boolean isConflict() {
        return conflict;
    }

    /** Whether its pictures are too many: what is typed here is not kept. */
    public boolean isTooLong() {
        return tooLong;
    }

    public MailingDraft getDraft() {
        return draft;
    }

    /** As the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** In their order. */
    public List<MailingLanguage> getLanguages() {
        return List.of(MailingLanguage.values());
    }

    /** In their order. */
    public List<Placeholder> getPlaceholders() {
        return List.of(Placeholder.values());
    }
}
