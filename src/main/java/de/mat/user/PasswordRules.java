package de.mat.user;

import java.util.Optional;

/** What a password must be: long rather than odd, and nothing one would guess first. */
public final class PasswordRules {

    /** Characters at the least. */
    public static final int SHORTEST = 12;

    /** Characters at the most. */
    public static final int LONGEST = 200;

    private PasswordRules() {}

    /** The first rule the new password breaks. */
    static Optional<CredentialProblem> broken(String newPassword, String userName, String oldHash) {
        Optional<CredentialProblem> problem = broken(newPassword, userName);
        return problem.isEmpty() && PasswordHash.matches(newPassword.toCharArray(), oldHash)
                ? Optional.of(CredentialProblem.SAME_AS_OLD)
                : problem;
    }

    /** The first rule that a first password breaks. */
    static Optional<CredentialProblem> broken(String newPassword, String userName) {
        if (newPassword.codePointCount(0, newPassword.length()) < SHORTEST) {
            return Optional.of(CredentialProblem.TOO_SHORT);
        }
        if (newPassword.length() > LONGEST) {
            return Optional.of(CredentialProblem.TOO_LONG);
        }
        if (User.keyOf(newPassword).equals(User.keyOf(userName))) {
            return Optional.of(CredentialProblem.SAME_AS_USER_NAME);
        }
        return Optional.empty();
    }
}
