package de.mat.user;

import de.mat.validation.MailAddress;
import de.mat.validation.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an administrator is typing about a user: the page's memory between two requests. Never holds a password. */
public final class UserDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private Long id;
    private long basedOn;

    @NotNull
    @Size(max = User.USER_NAME_LENGTH)
    @Pattern(regexp = User.USER_NAME_PATTERN, message = "{de.mat.user.userName}")
    private String userName;

    @SingleLine
    @Size(max = User.NAME_LENGTH)
    private String firstName;

    @SingleLine
    @Size(max = User.NAME_LENGTH)
    private String lastName;

    @MailAddress
    private String emailAddress;

    @NotNull
    private Role role = Role.USER;

    private final Map<Right, Boolean> rights = new EnumMap<>(Right.class);
    private boolean notified;

    private UserDraft() {}

    /** A new user. */
    static UserDraft empty() {
        return new UserDraft();
    }

    /** A change of a user. */
    static UserDraft of(User user) {
        UserDraft draft = new UserDraft();
        draft.id = user.getId();
        draft.basedOn = user.getVersion();
        draft.userName = user.getUserName();
        draft.firstName = user.getFirstName();
        draft.lastName = user.getLastName();
        draft.emailAddress = user.getEmailAddress().orElse(null);
        draft.role = user.getRole();
        user.getRights().forEach(right -> draft.rights.put(right, true));
        draft.notified = user.isNotified();
        return draft;
    }

    /** The change is one of this version of the user from now on. */
    void rebase(long version) {
        basedOn = version;
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    long basedOn() {
        return basedOn;
    }

    /** The rights that are ticked. */
    Set<Right> chosenRights() {
        return rights.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public String getUserName() {
        return userName;
    }

    public void setUserName(String userName) {
        this.userName = userName;
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public String getEmailAddress() {
        return emailAddress;
    }

    public void setEmailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    /** Which are ticked, for the page. */
    public Map<Right, Boolean> getRights() {
        return rights;
    }

    public boolean isNotified() {
        return notified;
    }

    public void setNotified(boolean notified) {
        this.notified = notified;
    }
}
