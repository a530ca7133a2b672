package de.mat.user;

/** Why a user cannot be stored or locked; each has a sentence in the bundle ({@code user.…}). */
public enum UserProblem {
    /** Somebody else has this user name. */
    USER_NAME_TAKEN("userName"),
    /** A new user has no password yet. */
    PASSWORD_MISSING("password"),
    /** The given password is shorter than {@link PasswordRules#SHORTEST}. */
    TOO_SHORT("password"),
    /** The given password is longer than {@link PasswordRules#LONGEST}. */
    TOO_LONG("password"),
    /** The given password is the user name. */
    SAME_AS_USER_NAME("password"),
    /** Who is to hear of what comes in has no address. */
    ADDRESS_MISSING("emailAddress"),
    /** It would shut out who asks for it, or put them into another group. */
    OWN_USER("role"),
    /** No administrator would be left. */
    LAST_ADMINISTRATOR("role");

    private final String field;

    UserProblem(String field) {
        this.field = field;
    }

    /** The id of the field that is wrong. */
    public String field() {
        return field;
    }

    /** Whether it is about the password, whose field is not part of the form's components. */
    boolean isAtPassword() {
        return field.equals("password");
    }
}
