package de.mat.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The card of what goes out on the Dashboard. Reads what is stored; no page waits for a server. */
@Named
@RequestScoped
public class DeliveryCardView {

    @EJB
    private DeliveryHealthService health;

    @Inject
    private DeliveryStatusText text;

    private DeliveryStatus status;

    @PostConstruct
    void load() {
        status = health.status();
    }

    public DeliveryStatus getStatus() {
        return status;
    }

    /** What somebody has to know, from the worst on. */
    public List<String> getWarnings() {
        return Stream.of(text.open(status), text.stuck(status))
                .flatMap(Optional::stream)
                .toList();
    }
}
