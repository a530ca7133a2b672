package de.mat.benchmark;

import de.mat.html.FormattedText;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.BulkFilling;
import de.mat.mail.BulkOutline;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.Login;
import de.mat.mail.MailConnector;
import de.mat.mail.PreparedMail;
import de.mat.mail.Protocol;
import de.mat.mail.ServerSettings;
import de.mat.mail.SmtpConnection;
import de.mat.mail.StageListener;
import de.mat.text.FieldText;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The same bulk mail of 10 KB, one recipient a message, sent by each of the clients over so many connections. */
final class SmtpClients {

    static final int SIZE = 10_240;

    private static final String SENDER = "anfragen@muster-maschinen.example";
    private static final String SUBJECT = "Neue Maschinen";
    private static final String HOST = "127.0.0.1";
    private static final String WORDS =
            "{{name}},\n" + "Maschinen, gebraucht und geprueft, in Halle 7 zu sehen, noch bis Freitag\n".repeat(138);

    /** Spring sends what one call is given over one connection. */
    private static final int SPRING_BATCH = 500;

    private static final int POOL = 8;

    /** A client that sends the messages from one number on, over a connection of its own. */
    @FunctionalInterface
    private interface Share {

        void send(int first, int count) throws Exception;
    }

    private final int port;

    SmtpClients(int port) {
        this.port = port;
    }

    static FormattedText words() {
        return FormattedText.plain(WORDS);
    }

    private static String words(int number) {
        return WORDS.replace("{{name}}", "Kunde " + number);
    }

    private static String recipient(int number) {
        return "kunde" + number + "@example.org";
    }

    void ours(int messages, int connections) throws Exception {
        ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
        MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
        ServerSettings server =
                new ServerSettings(Protocol.SMTP, HOST, port, ConnectionSecurity.NONE, Login.none(), List.of());
        PreparedMail common =
                PreparedMail.of(new BulkOutline("Muster", SENDER, FieldText.of(WORDS), Optional.empty(), List.of()));
        share(messages, connections, (first, count) -> {
            try (SmtpConnection connection = connector.openSmtp(server, Duration.ofMinutes(10), StageListener.NONE)) {
                for (int i = first; i < first + count; i++) {
                    connection.send(common, filling(i), () -> true);
                }
            }
        });
        watchdog.shutdownNow();
    }

    private static BulkFilling filling(int number) {
        return new BulkFilling(
                recipient(number),
                SUBJECT,
                "<" + number + "@muster-maschinen.example>",
                Instant.now(),
                Map.of("name", "Kunde " + number),
                Optional.empty());
    }

    void angus(int messages, int connections) throws Exception {
        Session session = Session.getInstance(properties());
        share(messages, connections, (first, count) -> {
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(HOST, port, null, null);
                for (int i = first; i < first + count; i++) {
                    MimeMessage message = message(new MimeMessage(session), i);
                    message.saveChanges();
                    transport.sendMessage(message, message.getAllRecipients());
                }
            }
        });
    }

    void spring(int messages, int connections) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(HOST);
        sender.setPort(port);
        sender.setJavaMailProperties(properties());
        share(messages, connections, (first, count) -> {
            for (int from = first; from < first + count; from += SPRING_BATCH) {
                int size = Math.min(SPRING_BATCH, first + count - from);
                MimeMessage[] batch = new MimeMessage[size];
                for (int i = 0; i < size; i++) {
                    batch[i] = message(sender.createMimeMessage(), from + i);
                }
                sender.send(batch);
            }
        });
    }

    void simpleJavaMail(int messages, int connections) throws Exception {
        try (Mailer mailer = MailerBuilder.withSMTPServer(HOST, port)
                .withTransportStrategy(TransportStrategy.SMTP)
                .withProperties(properties())
                // The first mailer's hold for all of them; as many are used as there are threads
                .withConnectionPoolCoreSize(POOL)
                .withConnectionPoolMaxSize(POOL)
                .withThreadPoolSize(connections)
                .buildMailer()) {
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                Email email = EmailBuilder.startingBlank()
                        .from("Muster", SENDER)
                        .to(recipient(i))
                        .withSubject(SUBJECT)
                        .withPlainText(words(i))
                        .buildEmail();
                sent.add(mailer.sendMail(email, true));
                if (sent.size() == SPRING_BATCH) {
                    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                            .get();
                    sent.clear();
                }
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get();
            mailer.shutdownConnectionPool().get();
        }
    }

    private static MimeMessage message(MimeMessage message, int number) throws Exception {
        message.setFrom(new InternetAddress(SENDER, "Muster"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient(number)));
        message.setSubject(SUBJECT, StandardCharsets.UTF_8.name());
        message.setText(words(number), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        return message;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.socketFactory.class", NoDelaySocketFactory.class.getName());
        properties.setProperty("mail.smtp.localhost", "localhost");
        return properties;
    }

    private static void share(int messages, int connections, Share share) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Future<Void>> shares = new ArrayList<>();
        int each = messages / connections;
        for (int i = 0; i < connections; i++) {
            int first = i * each;
            shares.add(threads.submit(() -> {
                share.send(first, each);
                return null;
            }));
        }
        for (Future<Void> one : shares) {
            one.get();
        }
        threads.shutdown();
    }
}
