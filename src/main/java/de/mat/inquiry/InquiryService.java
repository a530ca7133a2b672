package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
