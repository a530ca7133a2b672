package de.mat.user;

import de.mat.security.Roles;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person who may sign in. User names differ by more than capitals. The security stamp stands for all that a running session
 * relies on: what renews it (password, user name, role, rights, lock) ends the user's other sessions.
 */
@Entity
@Table(name = "app_user")
@NamedQuery(name = User.BY_NAME, query = "select u from User u where u.userNameKey = :key")
@NamedQuery(name = User.ALL, query = "select u from User u order by u.userNameKey")
@NamedQuery(
        name = User.ADMINISTRATORS,
        query = "select u from User u where u.role = de.mat.user.Role.ADMINISTRATOR and u.locked = false order by u.id")
@NamedQuery(
        name = User.LANGUAGES_AT,
        query = "select u.language from User u where lower(u.emailAddress) = :address and u.language is not null"
                + " order by u.id")
@NamedQuery(name = User.COUNT, query = "select count(u) from User u")
@NamedQuery(
        name = User.NOTIFIED,
        query = "select u.emailAddress from User u where u.notified = true and u.locked = false"
                + " and u.emailAddress is not null order by u.id")
public class User {

    static final String BY_NAME = "User.byName";
    static final String LANGUAGES_AT = "User.languagesAt";
    static final String NOTIFIED = "User.notified";
    static final String ALL = "User.all";
    static final String ADMINISTRATORS = "User.administrators";
    static final String COUNT = "User.count";

    /** The longest user name. */
    public static final int USER_NAME_LENGTH = 64;

    /** What a user name is made of. */
    public static final String USER_NAME_PATTERN = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*";

    /** The longest first or last name. */
    public static final int NAME_LENGTH = 100;

    /** The longest e-mail address (RFC 5321). */
    public static final int EMAIL_ADDRESS_LENGTH = 254;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_user_seq")
    @SequenceGenerator(name = "app_user_seq", sequenceName = "app_user_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "user_name_key")
    private String userNameKey;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_change_required")
    private boolean passwordChangeRequired;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "email_address")
    private String emailAddress;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Convert(converter = RightsConverter.class)
    private Set<Right> rights = Set.of();

    private boolean notified;

    private boolean locked;

    @Column(name = "security_stamp")
    private String securityStamp;

    protected User() {}

    /** A user with a given password, which must be changed at the first login. */
    public User(String userName, Role role, String givenPasswordHash) {
        this.role = role;
        this.passwordHash = givenPasswordHash;
        this.passwordChangeRequired = true;
        rename(userName);
    }

    /** What two user names have in common when they differ only by capitals. */
    static String keyOf(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    /** Gives another user name; ends the user's other sessions. */
    public void rename(String newName) {
        userName = newName.strip();
        userNameKey = keyOf(newName);
        endSessions();
    }

    /** Takes a password chosen by the user; ends the user's other sessions. */
    public void changePassword(String newHash) {
        passwordHash = newHash;
        passwordChangeRequired = false;
        endSessions();
    }

    /** Takes a password given by somebody else, which must be changed at the next login; ends the user's sessions. */
    public void givePassword(String givenHash) {
        passwordHash = givenHash;
        passwordChangeRequired = true;
        endSessions();
    }

    /** Puts the user into this group with these rights; ends the user's sessions if they may do something else from now on. */
    public void allow(Role newRole, Set<Right> newRights) {
        Set<String> before = groups();
        role = newRole;
        rights = Set.copyOf(newRights);
        if (!before.equals(groups())) {
            endSessions();
        }
    }

    /** Whether MAT writes to this user when something comes in ("erhält Benachrichtigungen"). */
    public void beNotified(boolean ofNews) {
        notified = ofNews;
    }

    /** Shuts the user out and ends the user's sessions. */
    public void lock() {
        locked = true;
        endSessions();
    }

    /** Lets the user in again. */
    public void unlock() {
        locked = false;
    }

    /** Takes over what a person says about itself. */
    public void introduce(String first, String last, String address) {
        firstName = first;
        lastName = last;
        emailAddress = address;
    }

    /** Sets the address MAT writes to; null when there is none. */
    public void writeTo(String address) {
        emailAddress = address;
    }

    /** Speaks this language from now on, whatever the browser asks for. */
    public void speak(Language newLanguage) {
        language = newLanguage;
    }

    private void endSessions() {
        securityStamp = UUID.randomUUID().toString();
    }

    public Long getId() {
        return id;
    }

    public long getVersion() {
        return version;
    }

    public String getUserName() {
        return userName;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    /** "First Last", or the user name while there is no name. */
    public String getDisplayName() {
        String name = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? userName : name;
    }

    public Optional<String> getEmailAddress() {
        return Optional.ofNullable(emailAddress);
    }

    /** The language the user chose; empty while it is the browser's. */
    public Optional<Language> getLanguage() {
        return Optional.ofNullable(language);
    }

    public Role getRole() {
        return role;
    }

    /** The rights given to this very user; an administrator has them all anyway. */
    public Set<Right> getRights() {
        return rights;
    }

    public boolean isNotified() {
        return notified;
    }

    public boolean isLocked() {
        return locked;
    }

    public boolean isPasswordChangeRequired() {
        return passwordChangeRequired;
    }

    /** The groups a login gets now: nothing but the password change until a given password was changed. */
    Set<String> loginGroups() {
        return passwordChangeRequired ? Set.of(Roles.PASSWORD_CHANGE) : groups();
    }

    private Set<String> groups() {
        Stream<Right> held = role == Role.ADMINISTRATOR ? Stream.of(Right.values()) : rights.stream();
        return Stream.concat(Stream.of(role.group()), held.map(Right::group)).collect(Collectors.toUnmodifiableSet());
    }

    String getPasswordHash() {
        return passwordHash;
    }

    String getSecurityStamp() {
        return securityStamp;
    }
}
