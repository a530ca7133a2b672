package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The mails that inquiries were read from and that were joined to them, to be read once more. What a mail says now replaces what was
 * recognised before; nothing is deleted, and nothing that a person did is touched.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class KeptMailService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private InquiryService inquiries;

    /** For the container. */
    public KeptMailService() {}

    KeptMailService(EntityManager entityManager, InquiryService inquiries) {
        this.entityManager = entityManager;
        this.inquiries = inquiries;
    }

    /** How many mails of the platform are kept. */
    public int count(String platform) {
        return entityManager
                .createNamedQuery(RawMail.COUNT_OF_PLATFORM, Long.class)
                .setParameter("platform", platform)
                .getSingleResult()
                .intValue();
    }

    /** The ids of at most {@code size} kept mails of the platform beyond that id, in their order. */
    public List<Long> list(String platform, long beyond, int size) {
        return entityManager
                .createNamedQuery(RawMail.OF_PLATFORM, Long.class)
                .setParameter("platform", platform)
                .setParameter("beyond", beyond)
                .setMaxResults(size)
                .getResultList();
    }

    /** The id of the mail that the inquiry was read from; empty when it is not kept any more. */
    public Optional<Long> ofInquiry(long inquiryId) {
        return Optional.ofNullable(entityManager.find(Inquiry.class, inquiryId))
                .map(Inquiry::getRawMail)
                .map(RawMail::getId);
    }

    /** The kept mail of that id. */
    public Optional<KeptMail> find(long id) {
        return Optional.ofNullable(entityManager.find(RawMail.class, id))
                .flatMap(mail -> inquiriesOf(id).stream()
                        .map(inquiry -> new KeptMail(inquiry.getPlatform(), inquiry.getReceived(), mail.content()))
                        .findFirst()
                        .or(() -> joined(id)
                                .map(joined -> new KeptMail(
                                        joined.getInquiry().getPlatform(), joined.getReceived(), mail.content()))));
    }

    /**
     * Takes over what the mail says now: its inquiries are updated, further ones are new, and those that it no longer holds stay as they
     * are. A joined mail stays joined.
     *
     * @param recognised at least one, in the order of the mail
     */
    public ReadAgain readAgain(long id, List<NewInquiry> recognised) {
        Optional<JoinedMail> joined = joined(id);
        if (joined.isPresent()) {
            joined.get().recognise(recognised.get(0).message());
            inquiries.renew(joined.get().getInquiry());
            return new ReadAgain(0, 0);
        }
        List<Inquiry> present = inquiriesOf(id);
        Inquiry[] pairs = pairs(recognised, present);
        long before = versions(present);
        int free = present.stream().mapToInt(Inquiry::getBlock).max().orElse(-1) + 1;
        int added = 0;
        for (int block = 0; block < pairs.length; block++) {
            if (inquiries.isErased(recognised.get(block))) {
                continue;
            }
            if (pairs[block] != null) {
                pairs[block].recognise(recognised.get(block));
            } else {
                pairs[block] =
                        new Inquiry(recognised.get(block), entityManager.find(RawMail.class, id), free + added++);
                entityManager.persist(pairs[block]);
            }
            inquiries.renew(pairs[block]);
        }
        entityManager.flush();
        return new ReadAgain((int) (versions(present) - before), added);
    }

    /** Which inquiry is which: the one of the same buyer, else the one that was at the same place in the mail. */
    private static Inquiry[] pairs(List<NewInquiry> inquiries, List<Inquiry> present) {
        Inquiry[] pairs = new Inquiry[inquiries.size()];
        List<Inquiry> left = new ArrayList<>(present);
        pair(
                pairs,
                left,
                (block, inquiry) -> inquiry.isAnsweredAt(inquiries.get(block).answerAddress()));
        pair(pairs, left, (block, inquiry) -> inquiry.getBlock() == block);
        return pairs;
    }

    private static void pair(Inquiry[] pairs, List<Inquiry> left, BiPredicate<Integer, Inquiry> isSame) {
        for (int block = 0; block < pairs.length; block++) {
            int place = block;
            if (pairs[block] == null) {
                pairs[block] = left.stream()
                        .filter(inquiry -> isSame.test(place, inquiry))
                        .findFirst()
                        .orElse(null);
                left.remove(pairs[block]);
            }
        }
    }

    /** Grows by one with each inquiry that is changed. */
    private static long versions(List<Inquiry> inquiries) {
        return inquiries.stream().mapToLong(Inquiry::getVersion).sum();
    }

    private List<Inquiry> inquiriesOf(long rawMailId) {
        return entityManager
                .createNamedQuery(Inquiry.OF_RAW_MAIL, Inquiry.class)
                .setParameter("rawMail", rawMailId)
                .getResultList();
    }

    private Optional<JoinedMail> joined(long rawMailId) {
        return entityManager
                .createNamedQuery(JoinedMail.OF_RAW_MAIL, JoinedMail.class)
                .setParameter("rawMail", rawMailId)
                .getResultStream()
                .findFirst();
    }
}
