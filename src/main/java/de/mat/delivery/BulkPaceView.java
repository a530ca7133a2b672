package de.mat.delivery;

import de.mat.faces.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.Serializable;
import java.time.Instant;

/** "Erweitert" in the outbox: how fast bulk mail goes, and the limits that an administrator sets. */
@Named
@ViewScoped
public class BulkPaceView implements Serializable {

    private static final long serialVersionUID = 1L;

    @EJB
    private DeliveryPaceService paces;

    private transient BulkPace pace;
    private BulkLimits stored;

    @Min(1)
    @Max(DeliveryPaceService.MOST)
    private Integer perHour;

    @Min(1)
    @Max(DeliveryPaceService.MOST)
    private Integer perMinute;

    @PostConstruct
    void load() {
        stored = paces.limits();
        perHour = orNull(stored.perHour());
        perMinute = orNull(stored.perMinute());
    }

    /** Stores what was typed, unless somebody else has stored something meanwhile. */
    public void save() {
        BulkLimits wanted = new BulkLimits(orNone(perHour), orNone(perMinute));
        boolean done = paces.limit(stored, wanted);
        load();
        if (done) {
            Messages.done("outbox.pace.saved");
        } else {
            Messages.error(null, "outbox.pace.conflict");
        }
    }

    private static Integer orNull(int limit) {
        return limit == 0 ? null : Integer.valueOf(limit);
    }

    private static int orNone(Integer limit) {
        return limit == null ? 0 : limit;
    }

    public BulkPace getPace() {
        if (pace == null) {
            pace = paces.pace();
        }
        return pace;
    }

    /** What the server said when it asked for patience; empty when nothing. */
    public String getReply() {
        return getPace().reply().orElse("");
    }

    /** When the next message may go; null when it may now. */
    public Instant getNextPossible() {
        return getPace().nextPossible().orElse(null);
    }

    /** Null for no limit. */
    public Integer getPerHour() {
        return perHour;
    }

    public void setPerHour(Integer perHour) {
        this.perHour = perHour;
    }

    /** Null for no limit. */
    public Integer getPerMinute() {
        return perMinute;
    }

    public void setPerMinute(Integer perMinute) {
        this.perMinute = perMinute;
    }
}
