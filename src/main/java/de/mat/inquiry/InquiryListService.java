package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The list of inquiries: filtered, searched, in pages and for the export. Everybody at the desk may read them all. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class InquiryListService {

    /** Of what a search finds so many are counted: nobody leafs through more, and to count them all takes long. */
    static final int MOST_FOUND = 1_000;

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public InquiryListService() {}

    InquiryListService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** At most {@code size} of those that meet the criteria, from the {@code first} on (counted from 0), and how many there are. */
    public InquiryPage page(InquiryCriteria criteria, InquiryOrder order, int first, int size) {
        if (criteria.words().isEmpty()) {
            List<InquiryLine> lines = page(all(InquiryLine.SELECT, criteria, order, InquiryLine.class), first, size);
            boolean isLast = lines.size() < size && (first == 0 || !lines.isEmpty());
            return new InquiryPage(lines, isLast ? first + lines.size() : count(criteria), false);
        }
        List<Long> found = found(criteria);
        if (found.isEmpty()) {
            return new InquiryPage(List.of(), 0, false);
        }
        return new InquiryPage(
                page(searched(InquiryLine.SELECT, criteria, order, InquiryLine.class, found), first, size),
                Math.min(found.size(), MOST_FOUND),
                found.size() > MOST_FOUND);
    }

    private static <T> List<T> page(TypedQuery<T> query, int first, int size) {
        return query.setFirstResult(first).setMaxResults(size).getResultList();
    }

    /** At most {@code size} of those that meet the criteria, with all they say, the newest first. */
    public List<ExportedInquiry> export(InquiryCriteria criteria, int size) {
        InquiryOrder order = InquiryOrder.NEWEST_FIRST;
        if (criteria.words().isEmpty()) {
            return page(all(ExportedInquiry.SELECT, criteria, order, ExportedInquiry.class), 0, size);
        }
        List<Long> found = found(criteria);
        return found.isEmpty()
                ? List.of()
                : page(searched(ExportedInquiry.SELECT, criteria, order, ExportedInquiry.class, found), 0, size);
    }

    /**
     * The inquiries that a search finds, in no order; it ends when it has found too many. The outer join makes databases begin with the
     * words. A query in the order of the list would make them go through the list, and through all of it when little is found.
     */
    private List<Long> found(InquiryCriteria criteria) {
        WordSearch search = search(criteria);
        return criteria.putInto(
                        entityManager.createQuery(
                                "select i.id from InquiryWords w left join w.inquiry i where "
                                        + criteria.conditionOfWords(search),
                                Long.class),
                        search)
                .setMaxResults(MOST_FOUND + 1)
                .getResultList();
    }

    /** When it found too many, they are frequent in the list, and its first pages are read fast. */
    private <T> TypedQuery<T> searched(
            String select, InquiryCriteria criteria, InquiryOrder order, Class<T> type, List<Long> found) {
        if (found.size() <= MOST_FOUND) {
            return entityManager
                    .createQuery(select + " where i.id in :found" + order.clause(), type)
                    .setParameter("found", found);
        }
        return all(select, criteria, order, type);
    }

    private <T> TypedQuery<T> all(String select, InquiryCriteria criteria, InquiryOrder order, Class<T> type) {
        WordSearch search = search(criteria);
        return criteria.putInto(
                entityManager.createQuery(select + criteria.condition(search) + order.clause(), type), search);
    }

    private int count(InquiryCriteria criteria) {
        WordSearch search = search(criteria);
        return criteria.putInto(
                        entityManager.createQuery(
                                "select count(i) from Inquiry i" + criteria.condition(search), Long.class),
                        search)
                .getSingleResult()
                .intValue();
    }

    private WordSearch search(InquiryCriteria criteria) {
        if (criteria.words().isEmpty()) {
            return WordSearch.READING;
        }
        try {
            return WordSearch.of(
                    entityManager.unwrap(Connection.class).getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }
}
