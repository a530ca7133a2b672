package de.mat.mail;

import java.util.Objects;

/** How to sign in at a mail server. Never printed: {@link #toString} leaves the password out. */
public record Login(Method method, String userName, String password) {

    /** The login method; OAuth2 takes its place here once it comes. */
    public enum Method {
        NONE,
        PASSWORD
    }

    public Login {
        Objects.requireNonNull(method);
    }

    public static Login none() {
        return new Login(Method.NONE, null, null);
    }

    public static Login password(String userName, String password) {
        return new Login(Method.PASSWORD, Objects.requireNonNull(userName), Objects.requireNonNull(password));
    }

    @Override
    public String toString() {
        return "Login[" + method + "]";
    }
}
