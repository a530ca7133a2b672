package de.mat.user;

import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Benutzer: the list, and the lock of each. */
@Named
@RequestScoped
public class UsersView {

    @Inject
    private UserAdministrationService users;

    @Inject
    private CurrentUser currentUser;

    private List<User> all;

    /** By their names. */
    public List<User> getAll() {
        if (all == null) {
            all = users.all();
        }
        return all;
    }

    /** Whether it is the one who looks at the list, whom nobody locks by mistake. */
    public boolean isOwn(User user) {
        return user.getId() == currentUser.id();
    }

    /** Shuts the user out. */
    public void lock(User user) {
        Optional<UserProblem> problem = users.lock(user.getId());
        all = null;
        problem.ifPresentOrElse(
                found -> Messages.error(null, "user." + found),
                () -> Messages.done("users.locked", user.getDisplayName()));
    }

    /** Lets the user in again. */
    public void unlock(User user) {
        users.unlock(user.getId());
        all = null;
        Messages.done("users.unlocked", user.getDisplayName());
    }

    /** What can be given to a user. */
    public Right[] getRights() {
        return Right.values();
    }
}
