package de.mat.mailing;

import de.mat.delivery.DeliveryHealthService;
import de.mat.delivery.DeliveryStatus;
import de.mat.delivery.DeliveryStatusText;
import de.mat.faces.Chart;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;

/** A started mailing: how far it is, what became of its recipients, and what a person decides about it. */
@Named
@ViewScoped
public class MailingView implements Serializable {

    private static final long serialVersionUID = 1L;

    /** As the report marks them. */
    private static final Map<RecipientState, String> COLOURS = Map.of(
            RecipientState.OPEN, "#8894a1",
            RecipientState.SENT, "#1d7a46",
            RecipientState.REFUSED, "#b42318",
            RecipientState.UNKNOWN, "#8a5c00",
            RecipientState.UNSUBSCRIBED, "#6b3fa0",
            RecipientState.SKIPPED, "#0e7490");

    /** Its parts are minutes: more often nothing could be seen. */
    private static final Duration CHART = Duration.ofSeconds(10);

    private static final String ADDRESS = "/app/mailing.xhtml?id=";

    @EJB
    private RunReportService reports;

    @EJB
    private RunControlService control;

    @EJB
    private DeliveryHealthService health;

    @Inject
    private DeliveryStatusText statusText;

    @Inject
    private Moments moments;

    @Inject
    private Clock clock;

    private String id;
    private Instant charted;
    private transient RunReport report;

    /** What is no started mailing leads to the list. */
    public void open() throws IOException {
        if (getReport() == null) {
            ExternalContext external = external();
            external.redirect(external.getRequestContextPath() + "/app/mailings.xhtml");
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    /** Has a look at how far it is now; now and then, and at the end, at the chart too. */
    public void look() {
        report = null;
        if (!getReport().isRunning() || charted == null || !clock.instant().isBefore(charted.plus(CHART))) {
            PrimeFaces.current().ajax().update("form:course");
        }
    }

    /** As it was when somebody looked the last time. */
    public RunReport getReport() {
        if (report == null && id != null && id.matches("[0-9]{1,18}")) {
            report = reports.report(Long.parseLong(id)).orElse(null);
        }
        return report;
    }

    public void pause() throws IOException {
        done(control.pause(getReport().id()), "mailingRun.pause.done");
    }

    public void goOn() throws IOException {
        done(control.goOn(getReport().id()), "mailingRun.goOn.done");
    }

    public void cancel() throws IOException {
        done(control.cancel(getReport().id()), "mailingRun.cancel.done");
    }

    /** The page afresh, with a word about what was done. */
    private void done(boolean decided, String key) throws IOException {
        Messages.done(decided ? key : "mailingRun.late");
        ExternalContext external = external();
        external.getFlash().setKeepMessages(true);
        external.redirect(
                external.getRequestContextPath() + ADDRESS + getReport().id());
    }

    /** Why nothing goes out at present although the mailing is running; empty when something does. */
    public String getHindrance() {
        DeliveryStatus status = health.status();
        return getReport().isRunning() && status.kind() != DeliveryStatus.Kind.SLOW
                ? statusText.stuck(status).orElse("")
                : "";
    }

    /** The share of a state in words. */
    public String share(RunShare share) {
        return Messages.text("mailingRun.share", share.permille() / 10.0);
    }

    /** What became of whom when, as a chart. */
    public String getChart() {
        charted = clock.instant();
        List<RunPart> parts = reports.course(getReport().id());
        Chart chart = Chart.stacked(
                parts.stream().map(part -> moments.exactly(part.from())).toList());
        Stream.of(RecipientState.values())
                .filter(state -> state != RecipientState.OPEN && getReport().count(state) > 0)
                .forEach(state -> chart.add(
                        Messages.text("mailingRun.state." + state),
                        COLOURS.get(state),
                        parts.stream().map(part -> part.count(state)).toList()));
        return chart.json();
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    /** As the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
