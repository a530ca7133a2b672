package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the inquiries know of a person, and how they forget it. Theirs are the inquiries that are answered at one of their addresses, those
 * without such an address that were sent from one, and those that are linked to one of their contacts.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonInquiryService {

    /** A sender that other inquiries with other addresses have too is a platform, and nobody's. */
    private static final String OF_ADDRESSES = "select i.id from Inquiry i where i.answerKey in :keys"
            + " or i.answerKey is null and i.senderAddress in :keys and not exists (select o.id from Inquiry o"
            + " where o.senderAddress = i.senderAddress and o.answerKey is not null"
            + " and o.answerKey <> o.senderAddress)";

    private static final String OF_CONTACTS = "select l.inquiry.id from InquiryContact l where l.contact.id in :keys";

    private static final String LINES = InquiryLine.SELECT + " where i.id in :ids" + InquiryOrder.NEWEST_FIRST.clause();

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    @Inject
    private Clock clock;

    private Consumer<Object> news = event -> events.fire(event);

    /** For the container. */
    public PersonInquiryService() {}

    PersonInquiryService(EntityManager entityManager, Consumer<Object> news, Clock clock) {
        this.entityManager = entityManager;
        this.news = news;
        this.clock = clock;
    }

    /** The ids of the inquiries, the oldest first. */
    public List<Long> inquiries(Collection<String> addresses, Collection<Long> contacts) {
        List<Long> ids = new ArrayList<>(list(Long.class, OF_ADDRESSES, "keys", addresses));
        ids.addAll(list(Long.class, OF_CONTACTS, "keys", contacts));
        return ids.stream().distinct().sorted().toList();
    }

    /** They as lines of a list, the newest first. */
    public List<InquiryLine> lines(Collection<Long> ids) {
        return list(InquiryLine.class, LINES, "ids", ids);
    }

    /** Under which addresses the person wrote them: most are the platform's, for one conversation each. */
    public Set<String> addresses(Collection<Long> ids) {
        Set<String> addresses = new LinkedHashSet<>(
                list(String.class, "select i.answerKey from Inquiry i where i.id in :ids", "ids", ids));
        addresses.removeIf(Objects::isNull);
        return addresses;
    }

    /** How much there is. */
    public PersonInquiries count(Collection<Long> ids) {
        return new PersonInquiries(
                ids.size(),
                count("JoinedMail m where m.inquiry.id in :ids", ids),
                rawMails(ids).size(),
                count("Answer a where a.inquiry.id in :ids and a.state <> de.mat.inquiry.AnswerState.DRAFT", ids),
                count("Answer a where a.inquiry.id in :ids and a.state = de.mat.inquiry.AnswerState.DRAFT", ids),
                count("AnswerAttachment f where f.answer.inquiry.id in :ids", ids),
                count("Notification n where n.inquiry.id in :ids", ids));
    }

    private int count(String what, Collection<Long> ids) {
        return list(Long.class, "select count(1) from " + what, "ids", ids).stream()
                .mapToInt(Long::intValue)
                .sum();
    }

    /** The ids of the mails as they came; one may hold inquiries of others too. */
    public List<Long> rawMails(Collection<Long> ids) {
        List<Long> raws =
                new ArrayList<>(list(Long.class, "select i.rawMail.id from Inquiry i where i.id in :ids", "ids", ids));
        raws.addAll(list(Long.class, "select m.rawMail.id from JoinedMail m where m.inquiry.id in :ids", "ids", ids));
        return raws.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }

    /** Whether the mail that the inquiry was read from holds inquiries of others than these, too. */
    public boolean isInMailOfOthers(long inquiry, Collection<Long> ids) {
        return !entityManager
                .createQuery(
                        "select o.id from Inquiry o, Inquiry i where i.id = :id and o.rawMail = i.rawMail and o.id not in :ids",
                        Long.class)
                .setParameter("id", inquiry)
                .setParameter("ids", ids)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** What delivery calls the messages about these inquiries: answers, their copies, and notifications, alone or in a digest. */
    public List<String> sources(Collection<Long> ids) {
        List<String> sources = new ArrayList<>();
        for (long answer : list(Long.class, "select a.id from Answer a where a.inquiry.id in :ids", "ids", ids)) {
            sources.add(AnswerMessage.SOURCE + answer);
            sources.add(AnswerMessage.SOURCE_OF_COPY + answer);
        }
        digests(ids).forEach(notification -> sources.add(source(notification)));
        return sources;
    }

    /** Those that went out in the same mails as the ones about these inquiries. */
    private Set<Notification> digests(Collection<Long> ids) {
        Set<Notification> all = new LinkedHashSet<>();
        for (Notification each : list(Notification.class, Notification.SUBMITTED_OF, "ids", ids)) {
            all.addAll(entityManager
                    .createNamedQuery(Notification.SAME_MAIL, Notification.class)
                    .setParameter("recipient", each.recipient().orElseThrow())
                    .setParameter("submitted", each.getSubmitted())
                    .getResultList());
        }
        return all;
    }

    private static String source(Notification notification) {
        return Notification.SOURCE + notification.getId();
    }

    /** From here on nobody else changes these inquiries. */
    public void lock(Collection<Long> ids) {
        ids.forEach(id -> entityManager.find(Inquiry.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Away with these inquiries and all that belongs to them; joins the caller's transaction, in which they are {@link #lock locked} and the
     * ledger has forgotten their mails. Others that share a mail with them stay, without it; and who was to hear of others in the same mail
     * hears of them anew.
     *
     * @param withdrawn the sources of messages that did not go out
     */
    public void erase(Collection<Long> ids, Collection<String> withdrawn) {
        if (ids.isEmpty()) {
            return;
        }
        for (Notification each : digests(ids)) {
            if (withdrawn.contains(source(each))) {
                tellAnew(each);
            }
        }
        List<Long> raws = rawMails(ids);
        entityManager.flush();
        entityManager
                .createQuery("delete from Inquiry i where i.id in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
        if (!raws.isEmpty()) {
            entityManager
                    .createQuery("update Inquiry i set i.rawMail = null where i.rawMail.id in :raws")
                    .setParameter("raws", raws)
                    .executeUpdate();
            raws.forEach(raw -> entityManager.remove(entityManager.getReference(RawMail.class, raw)));
        }
        entityManager.flush();
        ids.forEach(id -> news.accept(new InquiryMoved(id)));
    }

    /** All that went out in the same mail as the first of it. */
    private void tellAnew(Notification first) {
        entityManager
                .createNamedQuery(Notification.SAME_MAIL, Notification.class)
                .setParameter("recipient", first.recipient().orElseThrow())
                .setParameter("submitted", first.getSubmitted())
                .getResultList()
                .forEach(each -> each.again(clock.instant()));
    }

    private <T> List<T> list(Class<T> type, String query, String parameter, Collection<?> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return (query.startsWith("select")
                        ? entityManager.createQuery(query, type)
                        : entityManager.createNamedQuery(query, type))
                .setParameter(parameter, values)
                .getResultList();
    }
}
