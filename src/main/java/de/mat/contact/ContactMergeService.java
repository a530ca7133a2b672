package de.mat.contact;

import de.mat.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes one contact of two. What was written down about advertising is united; if one of them has objected, the one that stays has.
 */
@Stateless
@RolesAllowed(Roles.CONTACTS_WRITE)
public class ContactMergeService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ObjectionService objections;

    @Inject
    private Event<ContactMerged> merged;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    @Resource
    private SessionContext session;

    private Supplier<String> caller = () -> session.getCallerPrincipal().getName();
    private Consumer<ContactMerged> news = event -> merged.fire(event);

    /** For the container. */
    public ContactMergeService() {}

    ContactMergeService(EntityManager entityManager, Clock clock, String caller, Consumer<ContactMerged> news) {
        this.entityManager = entityManager;
        this.objections = new ObjectionService(entityManager, clock, caller);
        this.clock = clock;
        this.zone = ZoneId.of("Europe/Berlin");
        this.caller = () -> caller;
        this.news = news;
    }

    /**
     * Stores the left contact as it was chosen, with all that belongs to the right one, which goes.
     *
     * @param source what is written down as the grounds of an advertising state that was chosen
     * @return the id of the one that stays
     * @throws ContactChangedException if one of them is not the one any more that was shown
     */
    public long merge(ContactMerge merge, String source) throws ContactChangedException {
        ContactDraft draft = merge.draft();
        // Always in the same order, so that two who merge the same ones do not wait for each other.
        boolean isLeftFirst = draft.getId() < merge.right().getId();
        Contact first = locked(isLeftFirst ? draft : merge.right());
        Contact second = locked(isLeftFirst ? merge.right() : draft);
        Contact left = isLeftFirst ? first : second;
        Contact right = isLeftFirst ? second : first;
        boolean isObjected = left.isObjected() || right.isObjected();
        Contact chosen = merge.isAdvertisingTakenFromRight() ? right : left;
        AdvertisingChoice choice = choice(chosen, source);
        boolean isNew = left.getAdvertising() != right.getAdvertising();
        Set<String> addresses = Stream.of(left.getAddress(), right.getAddress(), draft.getAddress())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        left.change(draft, clock.instant());
        entityManager
                .createNamedQuery(AdvertisingEntry.MOVE)
                .setParameter("kept", left)
                .setParameter("merged", right)
                .executeUpdate();
        if (isObjected) {
            left.advertise(AdvertisingState.OBJECTION, clock.instant());
            // It is one person: whichever address was not chosen shall not come back as somebody else's.
            addresses.forEach(address -> objections.object(address, null, null));
        } else if (isNew) {
            left.advertise(choice.state(), clock.instant());
            entityManager.persist(new AdvertisingEntry(left, choice, clock.instant(), caller.get()));
        }
        news.accept(new ContactMerged(left.getId(), right.getId()));
        entityManager.remove(right);
        return left.getId();
    }

    /** On the grounds that the state was set before; on that source alone when nothing was ever written down. */
    private AdvertisingChoice choice(Contact contact, String source) {
        List<AdvertisingEntry> history = entityManager
                .createNamedQuery(AdvertisingEntry.OF_CONTACT, AdvertisingEntry.class)
                .setParameter("contact", contact.getId())
                .setMaxResults(1)
                .getResultList();
        return history.isEmpty()
                ? new AdvertisingChoice(
                        contact.getAdvertising(), source, null, LocalDate.ofInstant(clock.instant(), zone))
                : new AdvertisingChoice(
                        contact.getAdvertising(),
                        history.get(0).getSource() == null
                                ? source
                                : history.get(0).getSource(),
                        history.get(0).getProof(),
                        history.get(0).getGiven());
    }

    private Contact locked(ContactDraft shown) throws ContactChangedException {
        Contact contact = entityManager.find(Contact.class, shown.getId(), LockModeType.PESSIMISTIC_WRITE);
        if (contact == null || contact.getVersion() != shown.basedOn()) {
            throw new ContactChangedException();
        }
        return contact;
    }
}
