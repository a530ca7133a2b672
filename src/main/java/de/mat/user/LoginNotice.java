package de.mat.user;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody is shown the login page; the page says it in a sentence. */
public enum LoginNotice {
    /** The session timed out, or the server was restarted. */
    EXPIRED("expired"),
    /** The user was locked or changed elsewhere. */
    ENDED("ended"),
    /** The user signed out. */
    SIGNED_OUT("signedOut");

    static final String PAGE = "/login.xhtml";

    private final String parameter;

    LoginNotice(String parameter) {
        this.parameter = parameter;
    }

    /** The path of the login page that says this, below the context path. */
    public String loginPage() {
        return PAGE + "?" + parameter + "=1";
    }

    /** The notice the given parameters ask for. */
    static Optional<LoginNotice> in(Iterable<String> parameterNames) {
        for (String name : parameterNames) {
            Optional<LoginNotice> notice = Arrays.stream(values())
                    .filter(candidate -> candidate.parameter.equals(name))
                    .findFirst();
            if (notice.isPresent()) {
                return notice;
            }
        }
        return Optional.empty();
    }

    /** The key of the sentence in the bundle. */
    public String key() {
        return "login." + parameter;
    }
}
