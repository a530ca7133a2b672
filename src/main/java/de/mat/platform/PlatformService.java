package de.mat.platform;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the trading platforms. Everybody who works with inquiries may know them, administrators change them. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class PlatformService {

    private static final int LONGEST_CODE = 40;

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public PlatformService() {}

    PlatformService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All platforms, the eldest first. */
    public List<Platform> all() {
        return entityManager.createNamedQuery(Platform.ALL, Platform.class).getResultList();
    }

    /** The senders of the active platforms, as they are now. */
    public Senders senders() {
        return new Senders(all().stream()
                .filter(Platform::isActive)
                .flatMap(platform -> platform.senders().stream())
                .toList());
    }

    /** The addresses that platforms write from, those whose mails are not imported too. */
    public RelayAddresses relayAddresses() {
        return new RelayAddresses(all().stream()
                .flatMap(platform -> platform.senders().stream())
                .map(Sender::pattern)
                .toList());
    }

    /** The names to show, by code. */
    public Map<String, String> names() {
        return all().stream().collect(Collectors.toMap(Platform::getCode, Platform::getName));
    }

    /** The platform of this id. */
    public Optional<Platform> find(long id) {
        return Optional.ofNullable(entityManager.find(Platform.class, id));
    }

    /**
     * Stores a new platform or a change of one.
     *
     * @return what is wrong with it; empty when it was stored
     * @throws PlatformChangedException if the platform is not the one any more that the change began with
     * @throws IllegalArgumentException if a sender is none to import by, which the page has told before
     */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public List<PlatformProblem> store(PlatformDraft draft) throws PlatformChangedException {
        List<PlatformProblem> problems = problems(draft);
        if (problems.isEmpty()) {
            platform(draft).change(draft);
            entityManager.flush();
        }
        return problems;
    }

    /** Imports the platform's mails from now on. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public void activate(long id) {
        locked(id).activate();
    }

    /** Imports the platform's mails no longer; its inquiries stay. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public void deactivate(long id) {
        locked(id).deactivate();
    }

    private Platform platform(PlatformDraft draft) throws PlatformChangedException {
        if (draft.getId() == null) {
            Platform added = new Platform(freeCode(draft.getName()), draft.getName());
            entityManager.persist(added);
            return added;
        }
        Platform platform = locked(draft.getId());
        if (platform.getVersion() != draft.basedOn()) {
            throw new PlatformChangedException();
        }
        // The senders are rows of another table: without this a change of them alone would leave the version as it was.
        entityManager.lock(platform, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return platform;
    }

    private Platform locked(long id) {
        return entityManager.find(Platform.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private List<PlatformProblem> problems(PlatformDraft draft) {
        List<PlatformProblem> problems = new ArrayList<>();
        for (Platform other : all()) {
            if (other.getId().equals(draft.getId())) {
                continue;
            }
            if (other.getName().equalsIgnoreCase(draft.getName())) {
                problems.add(new PlatformProblem(PlatformProblem.Kind.NAME_TAKEN, -1, other.getName()));
            }
            for (int i = 0; i < draft.getSenders().size(); i++) {
                if (other.getSenders().stream().anyMatch(draft.getSenders().get(i)::takesTheSameAs)) {
                    problems.add(new PlatformProblem(PlatformProblem.Kind.SENDER_TAKEN, i, other.getName()));
                }
            }
        }
        for (int i = 1; i < draft.getSenders().size(); i++) {
            SenderDetails sender = draft.getSenders().get(i);
            if (draft.getSenders().subList(0, i).stream().anyMatch(sender::takesTheSameAs)) {
                problems.add(new PlatformProblem(PlatformProblem.Kind.SENDER_TAKEN, i, draft.getName()));
            }
        }
        return problems;
    }

    /** The name in letters and digits, with a number behind it if another platform has that code. */
    private String freeCode(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String code = plain.isEmpty() ? "platform" : plain.substring(0, Math.min(plain.length(), LONGEST_CODE - 4));
        Map<String, String> taken = names();
        String free = code;
        for (int i = 2; taken.containsKey(free) || free.equals(Platforms.WEBSITE); i++) {
            free = code + "-" + i;
        }
        return free;
    }
}
