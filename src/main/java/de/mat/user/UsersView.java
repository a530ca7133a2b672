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

    /**
     * Shuts the user out.
     *
     * @param id what stands in the row: its place may be another user's meanwhile
     */
    public void lock(String id) {
        find(id).ifPresent(user -> {
            Optional<UserProblem> problem = users.lock(user.getId());
            all = null;
            problem.ifPresentOrElse(
                    found -> Messages.error(null, "user." + found),
                    () -> Messages.done("users.locked", user.getDisplayName()));
        });
    }

    /** Lets the user in again. */
    public void unlock(String id) {
        find(id).ifPresent(user -> {
            users.unlock(user.getId());
            all = null;
            Messages.done("users.unlocked", user.getDisplayName());
        });
    }

    private Optional<User> find(String id) {
        return getAll().stream()
                .filter(user -> user.getId().toString().equals(id))
                .findFirst();
    }

    /** What can be given to a user. */
    public Right[] getRights() {
        return Right.values();
    }
}
