package de.mat.user;

import de.mat.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What the signed-in user may change about itself. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class UserService {

    @PersistenceContext
    private EntityManager entityManager;

    @Resource
    private SessionContext session;

    @Inject
    private LoginThrottle throttle;

    private Supplier<String> caller = () -> session.getCallerPrincipal().getName();

    /** For the container. */
    public UserService() {}

    UserService(EntityManager entityManager, LoginThrottle throttle, String userName) {
        this.entityManager = entityManager;
        this.throttle = throttle;
        this.caller = () -> userName;
    }

    /** Keeps the address as the user's own. */
    public void changeEmailAddress(String address) {
        me().writeTo(address);
    }

    /** Speaks this language from now on, on every device. */
    public void speak(Language language) {
        me().speak(language);
    }

    /** Takes over what the user says about itself; null for an address it does not have, or the language of the browser. */
    public void introduce(String firstName, String lastName, String emailAddress, Language language) {
        User me = me();
        me.introduce(firstName, lastName, emailAddress);
        me.speak(language);
    }

    /** The addresses of those who are to hear of what comes in; who is locked does not. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
    public List<String> notified() {
        return entityManager.createNamedQuery(User.NOTIFIED, String.class).getResultList();
    }

    /** The language that the user of this address chose; empty when nobody has, or nobody is. */
    @RolesAllowed(Roles.SYSTEM)
    public Optional<Language> languageAt(String address) {
        return entityManager
                .createNamedQuery(User.LANGUAGES_AT, Language.class)
                .setParameter("address", address.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    /**
     * Replaces the given password at the first login.
     *
     * @return what is wrong with the password; empty when it was taken
     */
    @RolesAllowed(Roles.PASSWORD_CHANGE)
    public Optional<CredentialProblem> replaceGivenPassword(
            String newPassword, String firstName, String lastName, String emailAddress) {
        User me = me();
        Optional<CredentialProblem> problem = PasswordRules.broken(newPassword, me.getUserName(), me.getPasswordHash());
        if (problem.isEmpty()) {
            me.changePassword(PasswordHash.of(newPassword.toCharArray()));
            me.introduce(firstName, lastName, emailAddress);
        }
        return problem;
    }

    /**
     * Changes the user name, and the password when a new one is given (not null). Ends the user's sessions, this one too.
     *
     * @return what is wrong; empty when it was taken
     */
    public Optional<CredentialProblem> changeCredentials(String oldPassword, String newName, String newPassword) {
        User me = me();
        return wrongOldPassword(me, oldPassword)
                .or(() -> takenName(me, newName))
                .or(() -> Optional.ofNullable(newPassword)
                        .flatMap(password -> PasswordRules.broken(password, newName, me.getPasswordHash())))
                .or(() -> {
                    me.rename(newName);
                    if (newPassword != null) {
                        me.changePassword(PasswordHash.of(newPassword.toCharArray()));
                    }
                    return Optional.empty();
                });
    }

    /** Who sits at an open session must not find out the password by trying. */
    private Optional<CredentialProblem> wrongOldPassword(User me, String oldPassword) {
        if (!throttle.admitsInSession(me.getUserName())) {
            return Optional.of(CredentialProblem.TRY_LATER);
        }
        if (!PasswordHash.matches(oldPassword.toCharArray(), me.getPasswordHash())) {
            return Optional.of(CredentialProblem.OLD_PASSWORD_WRONG);
        }
        throttle.succeededInSession(me.getUserName());
        return Optional.empty();
    }

    private Optional<CredentialProblem> takenName(User me, String newName) {
        return find(newName)
                .filter(other -> !other.getId().equals(me.getId()))
                .map(other -> CredentialProblem.USER_NAME_TAKEN);
    }

    private User me() {
        return find(caller.get())
                .orElseThrow(() -> new IllegalStateException("The signed-in user is not there any more"));
    }

    private Optional<User> find(String userName) {
        return entityManager
                .createNamedQuery(User.BY_NAME, User.class)
                .setParameter("key", User.keyOf(userName))
                .getResultStream()
                .findFirst();
    }
}
