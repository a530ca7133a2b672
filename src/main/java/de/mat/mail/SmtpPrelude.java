package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The beginning of SMTP (RFC 5321, 3.1; RFC 3207). */
final class SmtpPrelude implements Prelude {

    /** Our name in EHLO: an address literal that tells nothing about this machine (RFC 5321, 4.1.4). */
    static final String OUR_NAME = "[127.0.0.1]";

    private static final Pattern REPLY_LINE = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?");

    private final Wire wire;

    SmtpPrelude(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String neutralGreeting() {
        return "220 ready";
    }

    @Override
    public String greeting() {
        return neutralGreeting();
    }

    @Override
    public void readGreeting() throws IOException, StageFailure {
        ServerReply greeting = reply();
        if (greeting.code() != 220) {
            throw StageFailure.replied(Cause.SERVER_NOT_READY, greeting.text());
        }
    }

    @Override
    public void startTls() throws IOException, StageFailure {
        wire.send("EHLO " + OUR_NAME);
        ServerReply extensions = reply();
        if (extensions.isTemporary()) {
            throw StageFailure.replied(Cause.SERVER_NOT_READY, extensions.text());
        }
        if (extensions.code() != 250 || !offersStartTls(extensions)) {
            throw StageFailure.of(Cause.STARTTLS_NOT_OFFERED);
        }
        refuseSurplus();
        wire.send("STARTTLS");
        ServerReply answer = reply();
        if (answer.code() != 220) {
            throw StageFailure.replied(Cause.STARTTLS_REFUSED, answer.text());
        }
        refuseSurplus();
    }

    private void refuseSurplus() throws IOException, StageFailure {
        if (wire.hasMore()) {
            throw StageFailure.of(Cause.STARTTLS_INJECTED);
        }
    }

    private ServerReply reply() throws IOException, StageFailure {
        StringBuilder text = new StringBuilder();
        String line;
        do {
            line = wire.line();
            if (!REPLY_LINE.matcher(line).matches()) {
                throw unexpected(line);
            }
            text.append(line).append('\n');
        } while (line.length() > 3 && line.charAt(3) == '-');
        return ServerReply.parse(text.toString());
    }

    private static StageFailure unexpected(String line) {
        return Wire.isTlsAlert(line)
                ? StageFailure.fitting(Cause.TLS_ON_PLAIN_PORT, ConnectionSecurity.TLS)
                : StageFailure.of(Cause.OTHER_PROTOCOL);
    }

    private static boolean offersStartTls(ServerReply extensions) {
        return extensions
                .text()
                .lines()
                .skip(1)
                .anyMatch(line -> line.substring(Math.min(4, line.length()))
                        .strip()
                        .toUpperCase(Locale.ROOT)
                        .equals("STARTTLS"));
    }
}
