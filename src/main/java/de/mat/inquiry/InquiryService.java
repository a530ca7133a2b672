package de.mat.inquiry;

import de.mat.security.Roles;
import de.mat.user.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Records inquiries, finds them again and keeps how far the dealer is with them. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class InquiryService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    private Consumer<Object> news = event -> events.fire(event);

    public InquiryService() {}

    /** Tells nobody what happens. */
    InquiryService(EntityManager entityManager) {
        this(entityManager, event -> {});
    }

    InquiryService(EntityManager entityManager, Consumer<Object> news) {
        this.entityManager = entityManager;
        this.news = news;
    }

    /** Keeps the new inquiries of one mail together with that mail; joins the caller's transaction. */
    public List<Inquiry> record(List<NewInquiry> inquiries, RawMail rawMail) {
        entityManager.persist(rawMail);
        List<Inquiry> recorded = new ArrayList<>();
        for (NewInquiry inquiry : inquiries) {
            Inquiry next = new Inquiry(inquiry, rawMail, recorded.size());
            entityManager.persist(next);
            entityManager.persist(new InquiryWords(next));
            news.accept(new InquiryRecorded(next.getId()));
            recorded.add(next);
        }
        return recorded;
    }

    /**
     * Adds the mail to the inquiry whose conversation it continues: that one is new again. Joins the caller's transaction.
     *
     * @return false if it continues none; then nothing was stored
     */
    public boolean join(JoiningMail mail, RawMail rawMail) {
        Optional<Inquiry> continued = conversation(mail);
        continued.ifPresent(inquiry -> {
            entityManager.persist(rawMail);
            entityManager.persist(new JoinedMail(inquiry, mail, rawMail));
            inquiry.writtenAgain();
            takeWords(inquiry);
            news.accept(new InquiryMoved(inquiry.getId()));
        });
        return continued.isPresent();
    }

    /** What the inquiry and its joined mails say now is what the search finds; joins the caller's transaction. */
    public void takeWords(Inquiry inquiry) {
        entityManager.flush();
        InquiryWords words = entityManager.find(InquiryWords.class, inquiry.getId());
        if (words == null) {
            words = new InquiryWords(inquiry);
            entityManager.persist(words);
        }
        words.take(joinedMails(inquiry.getId()).stream()
                .flatMap(mail -> Stream.of(mail.getSubject(), mail.getMessage()))
                .toList());
    }

    private Optional<Inquiry> conversation(JoiningMail mail) {
        return ofRelay(mail).or(() -> ofReferences(mail));
    }

    private Optional<Inquiry> ofRelay(JoiningMail mail) {
        String sender = mail.relayAddress().map(StorableText::addressKey).orElse(null);
        if (sender == null) {
            return Optional.empty();
        }
        return entityManager
                .createNamedQuery(Inquiry.OF_ADDRESSES, Inquiry.class)
                .setParameter("platform", mail.platform())
                .setParameter("sender", sender)
                .setParameter(
                        "answer",
                        mail.answerAddress().map(StorableText::addressKey).orElse(sender))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The one inquiry that the mail answers. A digest has one Message-ID for many: then nobody can tell which one is meant. */
    private Optional<Inquiry> ofReferences(JoiningMail mail) {
        List<String> messageIds = mail.references().stream()
                .map(StorableText::messageId)
                .filter(Objects::nonNull)
                .toList();
        if (messageIds.isEmpty()) {
            return Optional.empty();
        }
        Set<Inquiry> answered = new HashSet<>(ofMessages(Inquiry.OF_MESSAGES, mail.platform(), messageIds));
        answered.addAll(ofMessages(JoinedMail.INQUIRIES_OF_MESSAGES, mail.platform(), messageIds));
        return answered.size() == 1 ? answered.stream().findFirst() : Optional.empty();
    }

    private List<Inquiry> ofMessages(String query, String platform, List<String> messageIds) {
        return entityManager
                .createNamedQuery(query, Inquiry.class)
                .setParameter("platform", platform)
                .setParameter("messageIds", messageIds)
                .getResultList();
    }

    /** The later mails of the inquiry, the oldest first. */
    public List<JoinedMail> joinedMails(long inquiryId) {
        return entityManager
                .createNamedQuery(JoinedMail.OF_INQUIRY, JoinedMail.class)
                .setParameter("inquiry", inquiryId)
                .getResultList();
    }

    /** How many there are. */
    public int count() {
        return count(InquiryCriteria.ALL);
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the newest first. */
    public List<InquiryLine> list(int first, int size) {
        return list(InquiryCriteria.ALL, InquiryOrder.NEWEST_FIRST, first, size);
    }

    /** At most {@code size} of those that meet the criteria, from the {@code first} on (counted from 0), and how many there are. */
    public InquiryPage page(InquiryCriteria criteria, InquiryOrder order, int first, int size) {
        List<InquiryLine> lines = list(criteria, order, first, size);
        // A search that finds little has read everything by now: no need to read it again.
        boolean isLast = lines.size() < size && (first == 0 || !lines.isEmpty());
        return new InquiryPage(lines, isLast ? first + lines.size() : count(criteria));
    }

    private List<InquiryLine> list(InquiryCriteria criteria, InquiryOrder order, int first, int size) {
        return criteria.putInto(entityManager.createQuery(
                        Inquiry.SELECT_LINES + criteria.condition() + order.clause(), InquiryLine.class))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    private int count(InquiryCriteria criteria) {
        return criteria.putInto(
                        entityManager.createQuery("select count(i) from Inquiry i" + criteria.condition(), Long.class))
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of those that meet the criteria, with all they say, the newest first. */
    public List<ExportedInquiry> export(InquiryCriteria criteria, int size) {
        return criteria.putInto(entityManager.createQuery(
                        Inquiry.SELECT_WHOLE + criteria.condition() + InquiryOrder.NEWEST_FIRST.clause(),
                        ExportedInquiry.class))
                .setMaxResults(size)
                .getResultList();
    }

    /** How many inquiries are in each state in which something is left to do; states without any are left out. */
    public List<StateCount> countOpen() {
        return entityManager
                .createNamedQuery(Inquiry.COUNT_BY_STATE, StateCount.class)
                .setParameter("states", StateChoice.OPEN.states())
                .getResultList();
    }

    /** The codes of all platforms that an inquiry came from, in their order. */
    public List<String> platforms() {
        return entityManager.createNamedQuery(Inquiry.PLATFORMS, String.class).getResultList();
    }

    /** The inquiry as somebody opens it: from now on it is no longer new. */
    public Optional<Inquiry> open(long id) {
        Optional<Inquiry> inquiry = find(id);
        inquiry.filter(found -> found.getState() == InquiryState.NEW).ifPresent(this::markOpened);
        return inquiry;
    }

    /** By a query, so that two who open it at once do not get into each other's way. */
    private void markOpened(Inquiry inquiry) {
        entityManager
                .createNamedQuery(Inquiry.OPEN)
                .setParameter("id", inquiry.getId())
                .setParameter("opened", inquiry.openedState())
                .executeUpdate();
        entityManager.refresh(inquiry);
        news.accept(new InquiryMoved(inquiry.getId()));
    }

    /** The inquiry of that id, with its responsible user. */
    public Optional<Inquiry> find(long id) {
        return entityManager
                .createNamedQuery(Inquiry.BY_ID, Inquiry.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The mail that the inquiry was read from, as it came; empty when there is no such inquiry, or its mail is gone. */
    public Optional<byte[]> mail(long id) {
        return find(id).map(Inquiry::getRawMail).map(RawMail::content);
    }

    /**
     * Gives the inquiry to this user.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void take(long id, long version, long userId) throws InquiryChangedException {
        toChange(id, version).take(user(userId));
    }

    /**
     * Gives the inquiry back: nobody is responsible any more.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void release(long id, long version) throws InquiryChangedException {
        toChange(id, version).release();
    }

    /**
     * The inquiry is done, by this user if nobody was at it.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void finish(long id, long version, long userId) throws InquiryChangedException {
        toChange(id, version).finish(user(userId));
    }

    /**
     * The inquiry is not done after all.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void reopen(long id, long version) throws InquiryChangedException {
        toChange(id, version).reopen();
    }

    /** Locked, so that of two users who press a button at once the second one hears of the first. */
    private Inquiry toChange(long id, long version) throws InquiryChangedException {
        Inquiry inquiry = entityManager.find(Inquiry.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (inquiry == null || inquiry.getVersion() != version) {
            throw new InquiryChangedException();
        }
        news.accept(new InquiryMoved(id));
        return inquiry;
    }

    private User user(long id) {
        return entityManager.find(User.class, id);
    }
}
