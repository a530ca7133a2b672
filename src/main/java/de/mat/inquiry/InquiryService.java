package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Records inquiries and finds them again. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class InquiryService {

    @PersistenceContext
    private EntityManager entityManager;

    public InquiryService() {}

    InquiryService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps the new inquiries of one mail together with that mail; joins the caller's transaction. */
    public List<Inquiry> record(List<NewInquiry> inquiries, RawMail rawMail) {
        entityManager.persist(rawMail);
        List<Inquiry> recorded = new ArrayList<>();
        for (NewInquiry inquiry : inquiries) {
            Inquiry next = new Inquiry(inquiry, rawMail, recorded.size());
            entityManager.persist(next);
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
        });
        return continued.isPresent();
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
        return entityManager
                .createNamedQuery(Inquiry.COUNT, Long.class)
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the newest first. */
    public List<InquiryLine> list(int first, int size) {
        return entityManager
                .createNamedQuery(Inquiry.LINES, InquiryLine.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    /** The inquiry as somebody opens it: from now on it is read. */
    public Optional<Inquiry> open(long id) {
        entityManager.createNamedQuery(Inquiry.MARK_READ).setParameter("id", id).executeUpdate();
        return find(id);
    }

    /** The inquiry of that id. */
    public Optional<Inquiry> find(long id) {
        return Optional.ofNullable(entityManager.find(Inquiry.class, id));
    }
}
