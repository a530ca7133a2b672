package de.mat.mailing;

import de.mat.account.EmailAccountService;
import de.mat.contact.AllowanceService;
import de.mat.contact.RecipientCandidate;
import de.mat.delivery.DeliveryPaceService;
import de.mat.delivery.DeliveryService;
import de.mat.security.PublicAddress;
import de.mat.security.Roles;
import de.mat.user.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Starts a mailing, once: in one transaction it is a draft no more, its words are fixed, and each of its recipients has a row. Of two
 * windows or nodes the second one waits for the first, and then finds that there is nothing to start.
 */
@Stateless
@RolesAllowed(Roles.MAILINGS_WRITE)
public class MailingStartService {

    /** For the Message-IDs that the outlook needs no account for; nobody is reached there (RFC 2606). */
    private static final String NOBODY = "nobody@mat.invalid";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private SelectionService selections;

    @Inject
    private ImprintService imprints;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private DeliveryPaceService paces;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private Event<RunMoved> moved;

    @Inject
    private Clock clock;

    private Consumer<RunMoved> news = event -> moved.fire(event);

    private Function<String, Leaving> leavings = sender -> Leaving.by(PublicAddress.configured(), sender);

    /** For the container. */
    public MailingStartService() {}

    MailingStartService(
            EntityManager entityManager,
            AllowanceService allowances,
            DeliveryService deliveries,
            DeliveryPaceService paces,
            EmailAccountService accounts,
            Optional<String> leaveAt,
            Consumer<RunMoved> news,
            Clock clock) {
        this.entityManager = entityManager;
        this.selections = new SelectionService(allowances);
        this.imprints = new ImprintService(entityManager);
        this.deliveries = deliveries;
        this.paces = paces;
        this.accounts = accounts;
        this.leavings = sender -> new Leaving(leaveAt, sender);
        this.news = news;
        this.clock = clock;
    }

    /** What will happen; empty when there is no such draft. */
    public Optional<StartOutlook> outlook(long id) {
        return Optional.ofNullable(entityManager.find(Mailing.class, id))
                .filter(Mailing::isDraft)
                .map(this::outlook);
    }

    private StartOutlook outlook(Mailing mailing) {
        MailingSelection selection = selections.select(mailing);
        Optional<String> sender = accounts.senderAddress();
        Leaving leaving = leavings.apply(sender.orElse(NOBODY));
        return new StartOutlook(
                mailing.getRevision(),
                selection.count(),
                selection.leftOutByReason(),
                sender.isPresent(),
                leaving.isByLink(),
                paces.expectedEnd(selection.count()),
                text(mailing, leaving).problems());
    }

    /**
     * Starts it.
     *
     * @param seen the revision that the page has shown
     * @throws MailingChangedException if it is no draft any more, was changed since the page saw it, or cannot be sent as it is
     */
    public void start(long id, long seen, long userId) {
        Mailing mailing = Optional.ofNullable(entityManager.find(Mailing.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(draft -> draft.isDraft() && draft.getRevision() == seen)
                .orElseThrow(MailingChangedException::new);
        Leaving leaving = leavings.apply(accounts.senderAddress().orElseThrow(MailingChangedException::new));
        MailingText text = text(mailing, leaving);
        List<RecipientCandidate> recipients = selections.select(mailing).recipients();
        if (recipients.isEmpty() || !text.problems().isEmpty()) {
            throw new MailingChangedException();
        }
        Instant now = clock.instant();
        mailing.start(entityManager.find(User.class, userId), now);
        long template = deliveries.prepare(text.message(mailing.getFiles()));
        entityManager.persist(new MailingRun(id, template, leaving, recipients.size(), now));
        write(id, recipients, leaving.sender(), now);
        news.accept(new RunMoved(true));
    }

    private void write(long id, List<RecipientCandidate> recipients, String sender, Instant now) {
        try {
            RecipientRows.insert(entityManager.unwrap(Connection.class), id, recipients, sender, now);
        } catch (SQLException e) {
            throw new IllegalStateException("The recipients could not be written", e);
        }
    }

    private MailingText text(Mailing mailing, Leaving leaving) {
        return new MailingText(mailing, imprints.imprint().getText(), leaving.isByLink());
    }
}
