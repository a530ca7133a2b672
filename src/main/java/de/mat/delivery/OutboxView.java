package de.mat.delivery;

import de.mat.account.FailureExplanation;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.mail.Protocol;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The outbox: what has not gone out, why, and what an administrator decides about it. */
@Named
@ViewScoped
public class OutboxView implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of the list; the rest follows when these are gone. */
    private static final int SHOWN = 50;

    private static final String PAGE = "/admin/outbox.xhtml";

    @EJB
    private OutboxService outbox;

    @EJB
    private DeliveryHealthService health;

    @Inject
    private DeliveryStatusText statusText;

    @Inject
    private Moments moments;

    private String show;
    private transient DeliveryStatus status;
    private List<OutboxLine> lines;

    /** How many messages are shown. */
    public int getCount() {
        return outbox.count(getFilter());
    }

    /** Some of the messages. They stay the same while the page is open, so that a button means what stands beside it. */
    public List<OutboxLine> getLines() {
        if (lines == null) {
            lines = outbox.list(getFilter(), 0, SHOWN);
        }
        return lines;
    }

    /** Why nothing goes out, in one sentence; empty when something does, or when there is no account. */
    public String getProblem() {
        return status().kind() == DeliveryStatus.Kind.PAUSED
                ? statusText.stuck(status()).orElse("")
                : "";
    }

    /** When the mail server is tried again, while nothing goes out. */
    public Instant getNextTry() {
        return status().nextTry().orElse(null);
    }

    /** What the mail server said, while nothing goes out. */
    public String getReply() {
        return status().reply();
    }

    private DeliveryStatus status() {
        if (status == null) {
            status = health.status();
        }
        return status;
    }

    /** The state in words, with the reason. */
    public String state(OutboxLine line) {
        String key = "outbox.state." + line.state();
        if (line.state() == DeliveryState.WAITING && line.tries() > 0) {
            return Messages.text(key + ".again", moments.exactly(line.nextTry()));
        }
        return Messages.text(key);
    }

    /** Why the message did not go out the last time; empty when it was not tried yet. */
    public String cause(OutboxLine line) {
        return status().account()
                .filter(account -> line.cause() != null)
                .map(account -> FailureExplanation.brief(line.cause(), Protocol.SMTP, account))
                .orElse("");
    }

    /** The choices of what is shown. */
    public List<OutboxFilter> getFilters() {
        return List.of(OutboxFilter.values());
    }

    public void sendAgain(OutboxLine line) throws IOException {
        done(outbox.sendAgain(line.id()) ? "outbox.sendAgain.done" : "outbox.gone");
    }

    public void discard(OutboxLine line) throws IOException {
        done(outbox.discard(line.id()) ? "outbox.discard.done" : "outbox.gone");
    }

    /** The mail server is tried at once. */
    public void tryNow() throws IOException {
        outbox.tryNow();
        done("outbox.tryNow.done");
    }

    /** The list afresh, with a word about what was done. */
    private void done(String key) throws IOException {
        Messages.done(key);
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        String query = getFilter() == OutboxFilter.ALL ? "" : "?show=" + getFilter();
        external.redirect(external.getRequestContextPath() + PAGE + query);
    }

    public OutboxFilter getFilter() {
        return Stream.of(OutboxFilter.values())
                .filter(filter -> filter.name().equals(show))
                .findFirst()
                .orElse(OutboxFilter.ALL);
    }

    /** What the address says; anything may stand there. */
    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }
}
