package de.mat.mail;

import de.mat.mail.ReceivedMail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * Reads a mail as it is met in the wild. Headers and parts are decoded once, leniently; nothing is ever loaded from anywhere. The
 * result holds no NUL and no line break in a header value.
 */
public final class MailReader {

    /** Limits of what is read at all; far above any honest mail. */
    private static final int LARGEST_HEADERS = 512 * 1024;

    private static final int MOST_HEADER_LINES = 5_000;
    private static final int LONGEST_VALUE = 10_000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_REFERENCES = 100;

    private static final String STREAM_PROVIDER = "jakarta.mail.util.StreamProvider";

    private static final Pattern END_OF_HEADERS = Pattern.compile("(?m)^\\r?$");
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:");
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,9998}>");

    /** Without a transport, a store or a debug switch; lenient where the library lets us choose. */
    private static final Session SESSION = Session.getInstance(lenient());

    static {
        // Otherwise the library looks for it in every archive of the class path, several times for each mail
        if (System.getProperty(STREAM_PROVIDER) == null) {
            System.setProperty(STREAM_PROVIDER, MailStreamProvider.class.getName());
        }
    }

    private MailReader() {}

    /**
     * Reads the mail.
     *
     * @throws MailFormatException when it is no mail or breaks a limit
     */
    public static ReceivedMail read(byte[] raw) throws MailFormatException {
        return read(raw, MailBody::of);
    }

    /**
     * Reads what the headers alone tell: the mail has no text then.
     *
     * @throws MailFormatException when these are no headers or break a limit
     */
    public static ReceivedMail readHeaders(byte[] headers) throws MailFormatException {
        return read(headers, message -> MailBody.NONE);
    }

    @FunctionalInterface
    private interface BodyReader {
        MailBody read(MimeMessage message) throws MessagingException, MailFormatException;
    }

    private static ReceivedMail read(byte[] raw, BodyReader reader) throws MailFormatException {
        try {
            MimeMessage message = parse(raw);
            MailBody body = reader.read(message);
            return new ReceivedMail(
                    addresses(message, "From"),
                    addresses(message, "Reply-To"),
                    value(message, "Subject"),
                    date(message),
                    value(message, "Message-ID"),
                    references(message),
                    ReceivingServer.authenticationResults(message),
                    body.html(),
                    body.text());
        } catch (MessagingException | RuntimeException | StackOverflowError unreadable) {
            throw new MailFormatException("The mail library cannot read this mail", unreadable);
        }
    }

    /** The mail as the library sees it, after a look at what it would swallow whole. */
    static MimeMessage parse(byte[] raw) throws MailFormatException, MessagingException {
        checkHeaders(raw);
        return new MimeMessage(SESSION, new SharedByteArrayInputStream(raw));
    }

    private static Properties lenient() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }

    /** Before the library sees them: it reads headers without a limit. */
    private static void checkHeaders(byte[] raw) throws MailFormatException {
        String start = new String(raw, 0, Math.min(raw.length, LARGEST_HEADERS), StandardCharsets.ISO_8859_1);
        Matcher end = END_OF_HEADERS.matcher(start);
        boolean ends = end.find();
        String headers = ends ? start.substring(0, end.start()) : start;
        if (!ends && raw.length > LARGEST_HEADERS || headers.lines().count() > MOST_HEADER_LINES) {
            throw new MailFormatException("The headers are too large");
        }
        if (headers.lines().noneMatch(line -> FIELD.matcher(line).lookingAt())) {
            throw new MailFormatException("No header at all");
        }
    }

    private static List<Address> addresses(MimeMessage message, String name) throws MessagingException {
        List<InternetAddress> addresses = new ArrayList<>();
        for (String header : headers(message, name)) {
            try {
                addresses.addAll(Arrays.asList(InternetAddress.parseHeader(header, false)));
            } catch (AddressException noAddress) {
                return List.of();
            }
        }
        return addresses.size() > MOST_ADDRESSES
                ? List.of()
                : MailAddresses.exact(addresses.toArray(InternetAddress[]::new));
    }

    private static Optional<String> value(MimeMessage message, String name) throws MessagingException {
        return values(message, name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private static List<String> values(MimeMessage message, String name) throws MessagingException {
        return headers(message, name).stream()
                .map(HeaderText::decode)
                .map(value -> value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value)
                .toList();
    }

    private static List<String> headers(MimeMessage message, String name) throws MessagingException {
        String[] headers = message.getHeader(name);
        return headers == null ? List.of() : List.of(headers);
    }

    private static Optional<Instant> date(MimeMessage message) throws MessagingException {
        for (String header : headers(message, "Date")) {
            try {
                return Optional.of(new MailDateFormat().parse(header).toInstant());
            } catch (ParseException noDate) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The ids of the mails this one answers, of References and In-Reply-To, the oldest first. */
    private static List<String> references(MimeMessage message) throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (String header : List.of("References", "In-Reply-To")) {
            for (String value : headers(message, header)) {
                Matcher id = ID.matcher(value);
                while (id.find() && ids.size() < MOST_REFERENCES) {
                    if (!ids.contains(id.group())) {
                        ids.add(id.group());
                    }
                }
            }
        }
        return List.copyOf(ids);
    }
}
