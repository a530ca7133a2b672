package de.mat.mailing;

import de.mat.delivery.AttachmentLimits;
import de.mat.delivery.AttachmentProblem;
import de.mat.mail.Attachment;
import de.mat.security.Roles;
import de.mat.user.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes bulk mails: drafts that every user with the right may go on with. */
@Stateless
@RolesAllowed(Roles.MAILINGS_WRITE)
public class MailingService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public MailingService() {}

    MailingService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** The mailing of that id. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
    public Optional<Mailing> find(long id) {
        return Optional.ofNullable(entityManager.find(Mailing.class, id));
    }

    /** At most {@code size} of those that meet the criteria, the last changed first, from the {@code first} on (counted from 0). */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
    public List<MailingLine> list(MailingCriteria criteria, int first, int size) {
        return withFigures(criteria.putInto(entityManager.createQuery(
                        MailingLine.SELECT + criteria.condition() + " order by m.changed desc, m.id desc",
                        MailingLine.class))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList());
    }

    private List<MailingLine> withFigures(List<MailingLine> lines) {
        List<Long> started = lines.stream()
                .filter(line -> !line.draft())
                .map(MailingLine::id)
                .toList();
        if (started.isEmpty()) {
            return lines;
        }
        Map<Long, Map<RecipientState, Integer>> counts = new HashMap<>();
        entityManager
                .createNamedQuery(Recipient.COUNTS, Object[].class)
                .setParameter("mailings", started)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent((Long) row[0], id -> new EnumMap<>(RecipientState.class))
                        .put((RecipientState) row[1], ((Long) row[2]).intValue()));
        return lines.stream()
                .map(line -> line.with(RunFigures.of(counts.getOrDefault(line.id(), Map.of()))))
                .toList();
    }

    /** How many meet the criteria. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
    public int count(MailingCriteria criteria) {
        return criteria.putInto(entityManager.createQuery(MailingCriteria.COUNT + criteria.condition(), Long.class))
                .getSingleResult()
                .intValue();
    }

    /** What a page edits; empty when there is no such draft. */
    public Optional<MailingDraft> draft(long id) {
        return find(id).filter(Mailing::isDraft).map(MailingDraft::new);
    }

    /** An empty draft. */
    public MailingDraft begin(MailingLanguage language, long userId) {
        return stored(new Mailing(language, entityManager.find(User.class, userId), clock.instant()));
    }

    /** A draft that says the same to the same as that mailing, files included. */
    public Optional<MailingDraft> copy(long id, long userId) {
        return find(id).map(
                        other -> stored(new Mailing(other, entityManager.find(User.class, userId), clock.instant())));
    }

    private MailingDraft stored(Mailing mailing) {
        entityManager.persist(mailing);
        return new MailingDraft(mailing);
    }

    /**
     * Keeps what was typed and chosen until now.
     *
     * @return the same as it is kept
     * @throws MailingChangedException if it is no draft any more, or was changed since the page saw it
     * @throws MailingTooLongException if its pictures are too many
     */
    public MailingDraft keep(MailingDraft draft) {
        Mailing mailing = seen(draft.getId(), draft.getRevision());
        mailing.keep(draft, clock.instant());
        if (mailing.isTooLong()) {
            throw new MailingTooLongException();
        }
        return new MailingDraft(mailing);
    }

    /**
     * Decides about one contact; empty: the filter alone does again.
     *
     * @throws MailingChangedException if it is no draft any more, or was changed since the page saw it
     */
    public MailingDraft choose(long id, long revision, long contact, Optional<Choice> choice) {
        Mailing mailing = seen(id, revision);
        mailing.choose(contact, choice, clock.instant());
        return new MailingDraft(mailing);
    }

    /**
     * Attaches a file.
     *
     * @return why not; empty when it is attached
     */
    public Optional<AttachmentProblem> attach(long id, Attachment file) {
        Optional<Mailing> draft = locked(id);
        Optional<AttachmentProblem> problem = draft.isEmpty()
                ? Optional.of(AttachmentProblem.NO_DRAFT)
                : AttachmentLimits.problem(
                        draft.get().getAttachments().stream()
                                .map(MailingAttachment::getSize)
                                .toList(),
                        file.content().length);
        if (problem.isEmpty()) {
            draft.get().attach(file);
        }
        return problem;
    }

    /** Takes a file away; nothing happens when it is not there. */
    public void detach(long id, long attachmentId) {
        locked(id).ifPresent(draft -> draft.detach(attachmentId));
    }

    /** Away with the draft; nothing happens when it is none any more. */
    public void discard(long id) {
        locked(id).ifPresent(entityManager::remove);
    }

    private Mailing seen(long id, long revision) {
        return locked(id).filter(draft -> draft.getRevision() == revision).orElseThrow(MailingChangedException::new);
    }

    /** Of two windows the second one waits for the first. */
    private Optional<Mailing> locked(long id) {
        return Optional.ofNullable(entityManager.find(Mailing.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(Mailing::isDraft);
    }
}
