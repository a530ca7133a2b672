package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.AccountChange;
import de.mat.account.AccountDetails;
import de.mat.account.EmailAccount;
import de.mat.account.EmailAccountService;
import de.mat.base.Database;
import de.mat.demo.DemoArrivals;
import de.mat.demo.DemoMailbox;
import de.mat.inquiry.InquiryLine;
import de.mat.inquiry.InquiryService;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.MailFailure;
import de.mat.testing.AsSystem;
import de.mat.testing.Deployments;
import de.mat.testing.ScriptedConnection;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerIdentity;
import de.mat.testing.ServerScript;
import de.mat.testing.Throwing;
import de.mat.testing.ThrowingBeans;
import de.mat.testing.Throws;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The import in the real server: the timer, the roles, the transactions, from the mailbox to the list. */
@ExtendWith(ArquillianExtension.class)
class ImportIT {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final String PASSWORD = "geheim";

    /** The timer ticks every 15 s. */
    private static final Duration TICKS = Duration.ofSeconds(40);

    private static final int ALL = DemoMailbox.INQUIRY_SUBJECTS.size();

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @Inject
    private AsSystem system;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private Importer importer;

    @Inject
    private ImportTimer timer;

    @Resource(lookup = Database.JNDI_NAME)
    private DataSource database;

    @Inject
    private ImportRunService runs;

    @Inject
    private InquiryService inquiries;

    @Deployment
    static WebArchive mat() throws URISyntaxException {
        return Deployments.mat(
                        ImportIT.class,
                        AsSystem.class,
                        Deployments.class,
                        ScriptedServer.class,
                        ServerScript.class,
                        ScriptedConnection.class,
                        ServerIdentity.class,
                        Throwing.class,
                        Throwing.Mark.class,
                        ThrowingBeans.class,
                        Throws.class)
                .addPackage(DemoMailbox.class.getPackage())
                .addAsServiceProvider(Extension.class, ThrowingBeans.class)
                .addAsLibraries(
                        jarOf(GreenMail.class),
                        jarOf(org.slf4j.Logger.class),
                        jarOf(Awaitility.class),
                        jarOf(Matcher.class));
    }

    private static File jarOf(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @BeforeEach
    void startAfresh() throws Exception {
        update(
                "delete from joined_mail",
                "delete from ledger_entry",
                "delete from inquiry",
                "delete from raw_mail",
                "delete from mailbox_position");
        start();
    }

    private void start() throws Exception {
        mailServer.start();
        fill(DemoMailbox.readableMails(SESSION, ADDRESS, start));
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void importsByItselfAgainAndAgainWhateverTheMailServerDoes() throws Exception {
        List<String> before = uidsAndFlags();

        configure(mailServer.getImap().getPort());
        await(() -> system.call(inquiries::count) == ALL);

        assertEquals(
                List.of("Frage zur Bandsäge"),
                system.call(() -> inquiries.list(0, 100)).stream()
                        .filter(line -> !line.complete())
                        .map(InquiryLine::subject)
                        .toList());
        assertEquals(before, uidsAndFlags());
        await(() -> lastRun().getOutcome() == RunOutcome.COMPLETE && lastRun().getJoined() == 1);

        // The timer sees a server that is not there, and goes on.
        mailServer.stop();
        configure(unusedPort());
        await(() -> lastRun().getOutcome() == RunOutcome.SERVER_FAILED);
        assertEquals(MailFailure.Cause.REFUSED, lastRun().getFailureCause());

        // The same mails on a new server, under another UIDVALIDITY: no double.
        start();
        configure(mailServer.getImap().getPort());
        await(() -> lastRun().getOutcome() == RunOutcome.COMPLETE);
        assertEquals(ALL, system.call(inquiries::count));

        // A later mail, without waiting for the timer.
        fill(List.of(DemoArrivals.mail(SESSION, ADDRESS, 0, start)));
        system.call(() -> {
            importer.importNow();
            return null;
        });
        await(() -> system.call(inquiries::count) == ALL + 1);
    }

    @Test
    void aChangeOfTheAccountEndsARunningImport() throws Exception {
        try (ScriptedServer silent = ScriptedServer.script()
                .say("* OK ready")
                .expect("CAPABILITY")
                .say("* CAPABILITY IMAP4rev1", "{tag} OK")
                .expect("LOGIN")
                .say("{tag} OK")
                .expect("EXAMINE")
                .say("* 1 EXISTS", "* OK [UIDVALIDITY 7] x", "* OK [UIDNEXT 9] x", "{tag} OK [READ-ONLY] x")
                .silence()
                .start()) {
            configure(silent.port());
            await(() -> silent.received().contains("UID SEARCH"));

            configure(unusedPort());

            await(() -> lastRun().getOutcome() == RunOutcome.ENDED_EARLY);
        }
    }

    /** A timer that lets two of them out is removed by the container, without a word. */
    @Test
    void theTimerIsStillThereAfterAThousandThrowsAtRandomPlaces() throws Exception {
        configure(mailServer.getImap().getPort());
        int before = Throws.count();
        try {
            Throws.atRandom(4711);
            for (int round = 0; Throws.count() < before + 1_000; round++) {
                makeItTime();
                if (round % 3 == 0) {
                    fill(List.of(DemoArrivals.mail(SESSION, ADDRESS, round, start)));
                }
                system.call(() -> {
                    timer.tick();
                    timer.watch();
                    return null;
                });
            }
            // Of the container's own calls, every one: the two schedules have 16 a minute.
            int here = Throws.count();
            Throws.always();
            await(() -> Throws.count() >= here + 8);
        } finally {
            Throws.never();
        }

        assertTrue(Throws.places().size() > 15, Throws.places()::toString);
        assertTrue(system.schedules().containsAll(List.of("*/15", "3/5")), system.schedules()::toString);
        makeItTime();
        await(() -> lastRun().getOutcome() == RunOutcome.COMPLETE);
    }

    /** For the next run, whatever the last one has left. */
    private void makeItTime() throws SQLException {
        update("update import_run set started = dateadd(day, -1, started)", "update lease set lock_until = locked_at");
    }

    private void update(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    @Test
    void onlyPeopleWhoMaySeeInquiriesStartAnImport() {
        assertThrows(EJBAccessException.class, () -> importer.importIfDue());
        assertThrows(EJBAccessException.class, () -> runs.lastRun());
        assertThrows(EJBAccessException.class, () -> inquiries.count());
    }

    private void configure(int port) throws Exception {
        AccountDetails details = new AccountDetails();
        details.setSenderName("Muster Maschinen GmbH");
        details.setSenderAddress(ADDRESS);
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(25);
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        details.setAuthenticationRequired(false);
        details.setUserName(ADDRESS);
        details.setImportEnabled(true);
        details.setImapHost("127.0.0.1");
        details.setImapPort(port);
        details.setImapSecurity(ConnectionSecurity.NONE);
        system.call(() -> {
            long version = accounts.current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT);
            accounts.store(new AccountChange(version, details, Optional.of(PASSWORD), List.of()));
            return null;
        });
    }

    private ImportRun lastRun() throws Exception {
        return system.call(runs::lastRun).orElseThrow();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(TICKS).ignoreExceptions().until(condition);
    }

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void fill(List<MimeMessage> mails) throws Exception {
        for (MimeMessage mail : mails) {
            inbox().appendMessage(mail, new Flags(), mail.getSentDate());
        }
    }

    private MailFolder inbox() throws Exception {
        GreenMailUser user = mailServer.setUser(ADDRESS, ADDRESS, PASSWORD);
        return mailServer.getManagers().getImapHostManager().getInbox(user);
    }

    private List<String> uidsAndFlags() throws Exception {
        List<String> flags = new ArrayList<>();
        for (StoredMessage message : inbox().getMessages()) {
            flags.add(message.getUid() + " " + message.getFlags());
        }
        return flags;
    }
}
