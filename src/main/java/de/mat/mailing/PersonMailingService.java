package de.mat.mailing;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the bulk mails know of a person, and how they forget it. A recipient stays as a number, with what became of it: a report adds up
 * whoever is gone.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonMailingService {

    private static final String WORDS =
            "update MailingRun r set r.stopReply = '' where lower(r.stopReply) like :words" + " escape '!'";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public PersonMailingService() {}

    PersonMailingService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** As recipients of which mailings they are kept, by the ids of the recipients. */
    public List<Long> recipients(Collection<String> addresses, Collection<Long> contacts) {
        return List.copyOf(ids(addresses, contacts));
    }

    private Set<Long> ids(Collection<String> addresses, Collection<Long> contacts) {
        Set<Long> ids = new TreeSet<>();
        ids.addAll(ids(Recipient.IDS_OF_ADDRESSES, addresses));
        ids.addAll(ids(Recipient.IDS_OF_CONTACTS, contacts));
        return ids;
    }

    private List<Long> ids(String query, Collection<?> keys) {
        return keys.isEmpty()
                ? List.of()
                : entityManager
                        .createNamedQuery(query, Long.class)
                        .setParameter("keys", keys)
                        .getResultList();
    }

    /** What delivery calls their messages. */
    public List<String> sources(Collection<Long> recipients) {
        return recipients.stream()
                .map(id -> entityManager.find(Recipient.class, id).source().text())
                .toList();
    }

    /** The bulk mails that they got, or were to get. */
    public List<Long> mailings(Collection<Long> recipients) {
        return recipients.stream()
                .map(id -> entityManager.find(Recipient.class, id).getMailing())
                .distinct()
                .toList();
    }

    /** Everything that is kept of the recipient. */
    public Map<String, Object> export(long id) {
        Recipient recipient = entityManager.find(Recipient.class, id);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("mailing", recipient.getMailing());
        data.put(
                "subject",
                entityManager.find(Mailing.class, recipient.getMailing()).getSubject());
        data.put("address", recipient.getAddress());
        data.put("messageId", recipient.getMessageId());
        data.put("state", recipient.getState().name());
        data.put("since", Objects.toString(recipient.getSince(), null));
        data.put("reason", Objects.toString(recipient.getReason(), null));
        data.put("serverReply", recipient.getReply());
        data.put("left", Objects.toString(recipient.getLeft(), null));
        return data;
    }

    /** They are numbers from now on, and get nothing more; joins the caller's transaction, after that of delivery. */
    public void erase(Collection<Long> recipients, Collection<String> addresses) {
        if (!recipients.isEmpty()) {
            entityManager
                    .createNamedQuery(Recipient.SKIP_ERASED)
                    .setParameter("ids", recipients)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            entityManager
                    .createNamedQuery(Recipient.FORGET)
                    .setParameter("ids", recipients)
                    .executeUpdate();
        }
        for (String address : addresses) {
            entityManager
                    .createQuery(WORDS)
                    .setParameter("words", "%" + address.replaceAll("([!%_])", "!$1") + "%")
                    .executeUpdate();
        }
    }
}
