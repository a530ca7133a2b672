package de.mat.user;

import de.mat.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the users. Whatever changes one locks all administrators first, so that two of them cannot shut out each other at the same
 * moment, and none can be named twice.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class UserAdministrationService {

    @PersistenceContext
    private EntityManager entityManager;

    @Resource
    private SessionContext session;

    private Supplier<String> caller = () -> session.getCallerPrincipal().getName();

    /** For the container. */
    public UserAdministrationService() {}

    UserAdministrationService(EntityManager entityManager, String userName) {
        this.entityManager = entityManager;
        this.caller = () -> userName;
    }

    /** All users by their names. */
    public List<User> all() {
        return entityManager.createNamedQuery(User.ALL, User.class).getResultList();
    }

    /** The user of this id. */
    public Optional<User> find(long id) {
        return Optional.ofNullable(entityManager.find(User.class, id));
    }

    /**
     * Stores a new user or a change of one. Ends the user's sessions when the name, the password or what the user may do is another one.
     *
     * @param givenPassword must be changed at the next login; null to keep the user's own
     * @return what is wrong; empty when it was stored
     * @throws UserChangedException if the user is not the one any more that the change began with
     */
    public Optional<UserProblem> store(UserDraft draft, String givenPassword) throws UserChangedException {
        List<User> administrators = lockedAdministrators();
        Optional<User> known = known(draft);
        Optional<UserProblem> problem = nameProblem(draft)
                .or(() -> passwordProblem(draft, givenPassword))
                .or(() -> draft.isNotified() && draft.getEmailAddress() == null
                        ? Optional.of(UserProblem.ADDRESS_MISSING)
                        : Optional.empty())
                .or(() -> known.flatMap(user -> groupProblem(user, draft, givenPassword, administrators)));
        if (problem.isEmpty()) {
            User user = known.map(before -> change(before, draft, givenPassword))
                    .orElseGet(() -> create(draft, givenPassword));
            user.introduce(draft.getFirstName(), draft.getLastName(), draft.getEmailAddress());
            user.allow(draft.getRole(), draft.chosenRights());
            user.beNotified(draft.isNotified());
            entityManager.flush();
        }
        return problem;
    }

    private Optional<User> known(UserDraft draft) throws UserChangedException {
        if (draft.getId() == null) {
            return Optional.empty();
        }
        User user = locked(draft.getId());
        if (user.getVersion() != draft.basedOn()) {
            throw new UserChangedException();
        }
        return Optional.of(user);
    }

    private User create(UserDraft draft, String givenPassword) {
        User user = new User(draft.getUserName(), draft.getRole(), PasswordHash.of(givenPassword.toCharArray()));
        entityManager.persist(user);
        return user;
    }

    private static User change(User user, UserDraft draft, String givenPassword) {
        if (!user.getUserName().equals(draft.getUserName())) {
            user.rename(draft.getUserName());
        }
        if (givenPassword != null) {
            user.givePassword(PasswordHash.of(givenPassword.toCharArray()));
        }
        return user;
    }

    /**
     * Shuts the user out and ends the user's sessions.
     *
     * @return why not; empty when it was done
     */
    public Optional<UserProblem> lock(long id) {
        List<User> administrators = lockedAdministrators();
        User user = locked(id);
        Optional<UserProblem> problem =
                isCaller(user) ? Optional.of(UserProblem.OWN_USER) : lastProblem(user, administrators);
        if (problem.isEmpty()) {
            user.lock();
        }
        return problem;
    }

    /** Lets the user in again. */
    public void unlock(long id) {
        locked(id).unlock();
    }

    private Optional<UserProblem> nameProblem(UserDraft draft) {
        return entityManager
                .createNamedQuery(User.BY_NAME, User.class)
                .setParameter("key", User.keyOf(draft.getUserName()))
                .getResultStream()
                .filter(other -> !other.getId().equals(draft.getId()))
                .findFirst()
                .map(other -> UserProblem.USER_NAME_TAKEN);
    }

    private static Optional<UserProblem> passwordProblem(UserDraft draft, String givenPassword) {
        if (givenPassword == null) {
            return draft.getId() == null ? Optional.of(UserProblem.PASSWORD_MISSING) : Optional.empty();
        }
        return PasswordRules.broken(givenPassword, draft.getUserName())
                .map(problem -> UserProblem.valueOf(problem.name()));
    }

    private Optional<UserProblem> groupProblem(
            User user, UserDraft draft, String givenPassword, List<User> administrators) {
        if (isCaller(user)) {
            boolean staysSignedIn = draft.getRole() == user.getRole()
                    && draft.getUserName().equals(user.getUserName())
                    && givenPassword == null;
            return staysSignedIn ? Optional.empty() : Optional.of(UserProblem.OWN_USER);
        }
        return draft.getRole() == Role.ADMINISTRATOR ? Optional.empty() : lastProblem(user, administrators);
    }

    private static Optional<UserProblem> lastProblem(User user, List<User> administrators) {
        return administrators.equals(List.of(user)) ? Optional.of(UserProblem.LAST_ADMINISTRATOR) : Optional.empty();
    }

    private boolean isCaller(User user) {
        return User.keyOf(user.getUserName()).equals(User.keyOf(caller.get()));
    }

    private List<User> lockedAdministrators() {
        return entityManager
                .createNamedQuery(User.ADMINISTRATORS, User.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private User locked(long id) {
        return entityManager.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
