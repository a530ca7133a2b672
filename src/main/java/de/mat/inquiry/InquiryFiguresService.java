package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and measures the inquiries, for the Dashboard. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class InquiryFiguresService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public InquiryFiguresService() {}

    InquiryFiguresService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * How long buyers of a platform waited for the first answer.
     *
     * @param answered how many have one
     * @param median working time
     */
    public record Wait(String platform, int answered, Duration median) {}

    /**
     * What came in from a platform.
     *
     * @param counts one for each day
     */
    public record Arrivals(String platform, List<Long> counts) {}

    /** How many buyers wait since then, or longer. */
    public long waiting(Instant since) {
        return entityManager
                .createNamedQuery(Inquiry.COUNT_WAITING, Long.class)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** How long it took to answer what came in since then, by platform; platforms without an answer are left out. */
    public List<Wait> waits(Instant since) {
        Map<String, List<Long>> seconds = new TreeMap<>();
        entityManager
                .createNamedQuery(Inquiry.TIMES_TO_ANSWER, Object[].class)
                .setParameter("since", since)
                .getResultList()
                .forEach(row -> seconds.computeIfAbsent((String) row[0], any -> new ArrayList<>())
                        .add((Long) row[1]));
        return seconds.entrySet().stream()
                .map(each -> new Wait(each.getKey(), each.getValue().size(), median(each.getValue())))
                .toList();
    }

    /** Of the two in the middle the mean. */
    private static Duration median(List<Long> seconds) {
        List<Long> sorted = seconds.stream().sorted().toList();
        long upper = sorted.get(sorted.size() / 2);
        long lower = sorted.get((sorted.size() - 1) / 2);
        return Duration.ofSeconds((upper + lower) / 2);
    }

    /**
     * What came in on each day, by platform; what is taken for spam is in no list either.
     *
     * @param starts of each day, the first one first, and the end of the last
     */
    public List<Arrivals> arrivals(List<Instant> starts) {
        // One pass over the index: how many before the end of each day
        StringBuilder sums = new StringBuilder();
        for (int day = 1; day < starts.size(); day++) {
            sums.append(", sum(case when i.received < :end").append(day).append(" then 1 else 0 end)");
        }
        TypedQuery<Object[]> query = entityManager.createQuery(
                "select i.platform" + sums
                        + " from Inquiry i where i.received >= :start and i.received < :end"
                        + " and i.state <> de.mat.inquiry.InquiryState.SPAM group by i.platform order by i.platform",
                Object[].class);
        query.setParameter("start", starts.get(0)).setParameter("end", starts.get(starts.size() - 1));
        for (int day = 1; day < starts.size(); day++) {
            query.setParameter("end" + day, starts.get(day));
        }
        return query.getResultList().stream()
                .map(InquiryFiguresService::arrivals)
                .toList();
    }

    private static Arrivals arrivals(Object[] row) {
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (int day = 1; day < row.length; day++) {
            long upTo = ((Number) row[day]).longValue();
            counts.add(upTo - before);
            before = upTo;
        }
        return new Arrivals((String) row[0], counts);
    }
}
