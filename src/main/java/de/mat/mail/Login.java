package de.mat.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;

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

    /** Whether user name or password hold what no line of a protocol can carry. */
    boolean hasControlCharacters() {
        return method == Method.PASSWORD
                && (userName + password).chars().anyMatch(c -> c == '\r' || c == '\n' || c == '\0');
    }

    /** Whether a reply holds the password, plain or in one of the forms in which it goes over the wire (RFC 4616). */
    boolean isPartOf(String text) {
        if (method != Method.PASSWORD || password.isEmpty()) {
            return false;
        }
        return Stream.of(password, userName + '\0' + userName + '\0' + password, '\0' + userName + '\0' + password)
                .flatMap(secret -> Stream.of(secret, octets(secret), base64(secret)))
                .anyMatch(text::contains);
    }

    /** Replies are read octet by octet. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Login[" + method + "]";
    }
}
