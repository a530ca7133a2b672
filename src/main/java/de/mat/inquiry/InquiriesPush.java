package de.mat.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.faces.event.WebsocketEvent;
import jakarta.faces.event.WebsocketEvent.Opened;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the open lists and Dashboards that there is news; they then ask the server for it. All that travels this way is the number of
 * the latest news. A page knows the number it was made with, and each one that connects, or connects again, hears the number of now: so
 * none misses what happened in between.
 *
 * <p>It reaches the browsers of this node only. Those of another node see the news when their page is asked for the next time.
 */
@ApplicationScoped
public class InquiriesPush {

    private static final Logger LOGGER = Logger.getLogger(InquiriesPush.class.getName());
    private static final String CHANNEL = "inquiries";

    @Inject
    @Push(channel = CHANNEL)
    private PushContext pages;

    private final AtomicLong number = new AtomicLong();

    /** Is there before the first request: it would make a session in that, and that may be a visitor's. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOGGER.log(Level.FINE, "News are told on the channel {0}", CHANNEL);
    }

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) InquiryRecorded news) {
        pages.send(number.incrementAndGet());
    }

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) InquiryMoved news) {
        pages.send(number.incrementAndGet());
    }

    void greet(@Observes @Opened WebsocketEvent page) {
        if (CHANNEL.equals(page.getChannel())) {
            pages.send(number.get());
        }
    }

    /** The number of the latest news; a page asks for it before it asks for inquiries. */
    long number() {
        return number.get();
    }
}
