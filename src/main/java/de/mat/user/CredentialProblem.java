package de.mat.user;

/** Why a new user name or password cannot be taken; each has a sentence in the bundle ({@code credentials.…}). */
public enum CredentialProblem {
    /** The old password is not the user's. */
    OLD_PASSWORD_WRONG("oldPassword"),
    /** Too many wrong old passwords; after a pause it may be tried again. */
    TRY_LATER("oldPassword"),
    /** Shorter than {@link PasswordRules#SHORTEST}. */
    TOO_SHORT("newPassword"),
    /** Longer than {@link PasswordRules#LONGEST}. */
    TOO_LONG("newPassword"),
    /** The new password is the old one. */
    SAME_AS_OLD("newPassword"),
    /** The new password is the user name. */
    SAME_AS_USER_NAME("newPassword"),
    /** Somebody else has this user name. */
    USER_NAME_TAKEN("userName");

    private final String field;

    CredentialProblem(String field) {
        this.field = field;
    }

    /** The id of the field that is wrong. */
    public String field() {
        return field;
    }
}
