package de.mat.website;

import de.mat.base.KeyFile;
import de.mat.security.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each form carries and only MAT can make: when it was shown, and a number of its own. Nothing is kept of it on the server, so a
 * form works however long it lay open and on every node.
 */
@ApplicationScoped
public class FormToken {

    /** What a token says. */
    record Shown(Instant at, String number) {}

    private static final String PLACE = "website:form";
    private static final int LONGEST = 400;
    private static final Pattern CONTENT = Pattern.compile("([0-9]{1,15}) ([0-9a-f]{32})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyFile keyFile;
    private Clock clock;

    /** For the container. */
    protected FormToken() {}

    @Inject
    FormToken(KeyFile keyFile, Clock clock) {
        this.keyFile = keyFile;
        this.clock = clock;
    }

    /** A new one, of now; an empty text while the key file cannot be used. */
    public String create() {
        byte[] number = new byte[16];
        RANDOM.nextBytes(number);
        String content = clock.instant().getEpochSecond() + " " + HexFormat.of().formatHex(number);
        return keyFile.box().map(box -> box.seal(content, PLACE)).orElse("");
    }

    /** What it says; empty when MAT did not make it. */
    Optional<Shown> read(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        return keyFile.box().flatMap(box -> open(box, token));
    }

    private static Optional<Shown> open(SecretBox box, String token) {
        try {
            Matcher content = CONTENT.matcher(box.open(token, PLACE));
            return content.matches()
                    ? Optional.of(new Shown(Instant.ofEpochSecond(Long.parseLong(content.group(1))), content.group(2)))
                    : Optional.empty();
        } catch (GeneralSecurityException forged) {
            return Optional.empty();
        }
    }
}
