package de.mat.mailing;

import de.mat.faces.Messages;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The recipients of a mailing in one state, or all of them; and what a person decides about those of whom nobody knows. */
@Named
@ViewScoped
public class MailingRecipientsView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SIZE = 50;

    @EJB
    private RunReportService reports;

    @EJB
    private RunControlService control;

    private final Lines lines = new Lines();
    private String id;
    private String show;
    private String subject;

    /** What is no started mailing leads to the list of mailings. */
    public void open() throws IOException {
        RunReport report = id != null && id.matches("[0-9]{1,18}")
                ? reports.report(Long.parseLong(id)).orElse(null)
                : null;
        if (report == null) {
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + "/app/mailings.xhtml");
            FacesContext.getCurrentInstance().responseComplete();
        } else {
            subject = report.subject();
        }
    }

    /** In their order. */
    public List<RecipientState> getStates() {
        return List.of(RecipientState.values());
    }

    public void sendAgain(long recipient) {
        Messages.done(
                control.sendAgain(Long.parseLong(id), recipient)
                        ? "mailingRun.recipient.sendAgain.done"
                        : "mailingRun.late");
    }

    public void countAsSent(long recipient) {
        Messages.done(
                control.countAsSent(Long.parseLong(id), recipient)
                        ? "mailingRun.recipient.countAsSent.done"
                        : "mailingRun.late");
    }

    /** Null for every state. */
    public RecipientState getState() {
        return Stream.of(RecipientState.values())
                .filter(each -> each.name().equals(show))
                .findFirst()
                .orElse(null);
    }

    public int getCount() {
        return reports.count(Long.parseLong(id), getState());
    }

    public LazyDataModel<RecipientLine> getLines() {
        return lines;
    }

    public int getSize() {
        return SIZE;
    }

    public String getSubject() {
        return subject;
    }

    /** As the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** As the address says; anything may stand there. */
    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    private final class Lines extends LazyDataModel<RecipientLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<RecipientLine> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            return reports.list(Long.parseLong(id), getState(), first, SIZE);
        }
    }
}
