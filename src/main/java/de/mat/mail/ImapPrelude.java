package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of IMAP (RFC 9051, 7.1.4 and 6.2.1). A server that greets with PREAUTH has signed somebody in already: STARTTLS is
 * then no longer possible, and the login that was typed would not be used.
 */
final class ImapPrelude implements Prelude {

    /** A greeting that tells them saves a question (RFC 9051, 7.1). */
    private static final Pattern CAPABILITIES = Pattern.compile("\\* OK (\\[CAPABILITY [A-Z0-9+=/_ .-]+\\])");

    private final Wire wire;
    private final ConnectionSecurity security;
    private Optional<String> capabilities = Optional.empty();

    ImapPrelude(Wire wire, ConnectionSecurity security) {
        this.wire = wire;
        this.security = security;
    }

    @Override
    public String neutralGreeting() {
        return "* OK ready";
    }

    @Override
    public String greeting() {
        return capabilities.map(list -> "* OK " + list + " ready").orElseGet(this::neutralGreeting);
    }

    @Override
    public void readGreeting() throws IOException, StageFailure {
        String line = wire.line();
        String greeting = line.toUpperCase(Locale.ROOT) + " ";
        if (Wire.isTlsAlert(line)) {
            throw StageFailure.fitting(Cause.TLS_ON_PLAIN_PORT, ConnectionSecurity.TLS);
        }
        if (greeting.startsWith("* BYE ")) {
            throw StageFailure.replied(Cause.SERVER_NOT_READY, line);
        }
        if (greeting.startsWith("* PREAUTH ")) {
            boolean clear = security == ConnectionSecurity.STARTTLS;
            throw StageFailure.of(clear ? Cause.STARTTLS_NOT_OFFERED : Cause.LOGIN_NOT_OFFERED);
        }
        if (!greeting.startsWith("* OK ")) {
            throw StageFailure.of(Cause.OTHER_PROTOCOL);
        }
        Matcher told = CAPABILITIES.matcher(greeting);
        capabilities = told.lookingAt() ? Optional.of(told.group(1)) : Optional.empty();
    }

    @Override
    public void startTls() throws IOException, StageFailure {
        Answer offer = ask("P1", "CAPABILITY");
        if (!offer.isOk() || !offer.offersStartTls) {
            throw StageFailure.of(Cause.STARTTLS_NOT_OFFERED);
        }
        refuseSurplus();
        Answer answer = ask("P2", "STARTTLS");
        if (!answer.isOk()) {
            throw StageFailure.replied(Cause.STARTTLS_REFUSED, answer.line);
        }
        refuseSurplus();
    }

    private void refuseSurplus() throws IOException, StageFailure {
        if (wire.hasMore()) {
            throw StageFailure.of(Cause.STARTTLS_INJECTED);
        }
    }

    private Answer ask(String tag, String command) throws IOException, StageFailure {
        wire.send(tag + " " + command);
        boolean offersStartTls = false;
        String line = wire.line();
        while (line.startsWith("* ")) {
            String untagged = line.toUpperCase(Locale.ROOT);
            if (untagged.startsWith("* BYE")) {
                throw StageFailure.replied(Cause.SERVER_NOT_READY, line);
            }
            offersStartTls |= untagged.startsWith("* CAPABILITY ")
                    && Arrays.asList(untagged.split(" ")).contains("STARTTLS");
            line = wire.line();
        }
        if (!line.startsWith(tag + " ")) {
            throw StageFailure.of(Cause.PROTOCOL_VIOLATION);
        }
        return new Answer(line.substring(tag.length() + 1), offersStartTls);
    }

    private record Answer(String line, boolean offersStartTls) {

        boolean isOk() {
            return (line.toUpperCase(Locale.ROOT) + " ").startsWith("OK ");
        }
    }
}
