package de.mat.inquiry;

import de.mat.contact.SuppressionService;
import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records inquiries and finds them again. Everybody at the desk may read them all. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class InquiryService {

    /** Bytes of mails in memory at once, if there is no larger one. */
    private static final long AT_ONCE = 10_000_000;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    @Inject
    private SuppressionService suppression;

    private Consumer<Object> news = event -> events.fire(event);
    private BiPredicate<List<String>, Instant> erased =
            (addresses, since) -> suppression.isErasedSince(addresses, since);

    public InquiryService() {}

    /** Tells nobody what happens. */
    InquiryService(EntityManager entityManager) {
        this(entityManager, event -> {});
    }

    InquiryService(EntityManager entityManager, Consumer<Object> news) {
        this(entityManager, news, (addresses, since) -> false);
    }

    InquiryService(EntityManager entityManager, Consumer<Object> news, BiPredicate<List<String>, Instant> erased) {
        this.entityManager = entityManager;
        this.news = news;
        this.erased = erased;
    }

    /** Whether it was written by somebody who was erased since: then it is not recorded again. */
    public boolean isErased(NewInquiry inquiry) {
        return isErased(
                Stream.of(inquiry.senderAddress(), inquiry.answerAddress())
                        .flatMap(Optional::stream)
                        .toList(),
                inquiry.received());
    }

    /** Whether one of these addresses is of a person who was erased since they wrote. */
    public boolean isErased(List<String> addresses, Instant written) {
        return erased.test(addresses, written);
    }

    /**
     * Keeps the new inquiries of one mail together with that mail; joins the caller's transaction.
     *
     * @param rawMail null when it must not be kept
     */
    @RolesAllowed({Roles.INQUIRIES_WRITE, Roles.SYSTEM})
    public List<Inquiry> record(List<NewInquiry> inquiries, RawMail rawMail) {
        if (rawMail != null) {
            entityManager.persist(rawMail);
        }
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
    @RolesAllowed({Roles.INQUIRIES_WRITE, Roles.SYSTEM})
    public boolean join(JoiningMail mail, RawMail rawMail) {
        Optional<Inquiry> continued = conversation(mail);
        continued.ifPresent(inquiry -> {
            entityManager.persist(rawMail);
            entityManager.persist(new JoinedMail(inquiry, mail, rawMail));
            inquiry.writtenAgain(mail.received());
            renew(inquiry);
        });
        return continued.isPresent();
    }

    /**
     * The inquiry, or a mail that was joined to it, says something else now: the search finds that, and open pages hear of it. Joins the
     * caller's transaction.
     */
    @RolesAllowed({Roles.INQUIRIES_WRITE, Roles.SYSTEM})
    public void renew(Inquiry inquiry) {
        entityManager.flush();
        InquiryWords words = entityManager.find(InquiryWords.class, inquiry.getId());
        if (words == null) {
            words = new InquiryWords(inquiry);
            entityManager.persist(words);
        }
        words.take(joinedMails(inquiry.getId()).stream()
                .flatMap(mail -> Stream.of(mail.getSubject(), mail.getMessage()))
                .toList());
        news.accept(new InquiryMoved(inquiry.getId()));
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
        answered.addAll(ofMessages(Answer.INQUIRIES_OF_MESSAGES, mail.platform(), messageIds));
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

    /** The mails of the inquiry as its page shows them, the oldest first. */
    public List<ShownMail> shownMails(long inquiryId) {
        Inquiry inquiry = entityManager.find(Inquiry.class, inquiryId);
        List<JoinedMail> joined = joinedMails(inquiryId);
        List<RawMail> kept = Stream.concat(
                        Stream.of(inquiry.getRawMail()), joined.stream().map(JoinedMail::getRawMail))
                .filter(Objects::nonNull)
                .toList();
        return ShownMail.of(inquiry, joined, overviews(kept));
    }

    /** Many small mails are read at once; large ones one after the other, so that never all of them are in memory. */
    private Map<RawMail, MailContents.Overview> overviews(List<RawMail> mails) {
        Map<RawMail, MailContents.Overview> overviews = new HashMap<>();
        Map<Long, RawMail> together = new HashMap<>();
        long bytes = 0;
        for (RawMail mail : mails) {
            if (bytes + mail.getSize() > AT_ONCE) {
                overviews.putAll(overviews(together));
                together.clear();
                bytes = 0;
            }
            together.put(mail.getId(), mail);
            bytes += mail.getSize();
        }
        overviews.putAll(overviews(together));
        return overviews;
    }

    private Map<RawMail, MailContents.Overview> overviews(Map<Long, RawMail> mails) {
        if (mails.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createNamedQuery(RawMail.PIECES, Object[].class)
                .setParameter("mails", mails.keySet())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> mails.get((Long) row[0]),
                        Collectors.collectingAndThen(
                                Collectors.mapping(row -> (byte[]) row[1], Collectors.toList()),
                                pieces -> new MailContents(RawMail.content(pieces)).overview())));
    }

    /** How many there are that nobody takes for spam. */
    public int count() {
        return entityManager
                .createNamedQuery(Inquiry.COUNT, Long.class)
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the newest first. */
    public List<InquiryLine> list(int first, int size) {
        return entityManager
                .createNamedQuery(Inquiry.LIST, InquiryLine.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    /** How many inquiries are in each state in which something is left to do or to be judged; states without any are left out. */
    public List<StateCount> countOpen() {
        return entityManager
                .createNamedQuery(Inquiry.COUNT_BY_STATE, StateCount.class)
                .setParameter("states", StateChoice.LEFT_TO_DO)
                .getResultList();
    }

    /** The inquiry of that id, with its responsible user. */
    public Optional<Inquiry> find(long id) {
        return entityManager
                .createNamedQuery(Inquiry.BY_ID, Inquiry.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /**
     * A mail of the inquiry as it came: 0 is the one that it was read from, 1 the first that was joined to it. Empty when there is no
     * such inquiry or mail, or the mail is gone.
     */
    public Optional<byte[]> mail(long id, int number) {
        Optional<RawMail> mail = number == 0
                ? find(id).map(Inquiry::getRawMail)
                : joinedMails(id).stream().skip(number - 1L).findFirst().map(JoinedMail::getRawMail);
        return mail.map(RawMail::content);
    }
}
