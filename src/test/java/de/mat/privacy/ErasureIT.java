package de.mat.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.AccountChange;
import de.mat.account.AccountDetails;
import de.mat.account.EmailAccount;
import de.mat.account.EmailAccountService;
import de.mat.base.Database;
import de.mat.demo.DemoMailbox;
import de.mat.intake.ImportRunService;
import de.mat.intake.Importer;
import de.mat.intake.Rereader;
import de.mat.intake.RunOutcome;
import de.mat.mail.ConnectionSecurity;
import de.mat.testing.AsSystem;
import de.mat.testing.Deployments;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person erased in the real server, whose mails are in a real mailbox still: nothing brings them back. */
@ExtendWith(ArquillianExtension.class)
class ErasureIT {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final String PASSWORD = "geheim";
    private static final Duration TICKS = Duration.ofSeconds(60);
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
    private Rereader rereader;

    @Inject
    private ImportRunService runs;

    @Inject
    private PersonService people;

    @Inject
    private ErasureService erasures;

    @PersistenceContext
    private EntityManager entityManager;

    @Resource
    private UserTransaction transaction;

    @Resource(lookup = Database.JNDI_NAME)
    private DataSource database;

    @Deployment
    static WebArchive mat() throws URISyntaxException {
        return Deployments.mat(ErasureIT.class, Traces.class, Beans.class, AsSystem.class, Deployments.class)
                .addPackage(DemoMailbox.class.getPackage())
                .addAsLibraries(
                        jarOf(GreenMail.class),
                        jarOf(org.slf4j.Logger.class),
                        jarOf(Awaitility.class),
                        jarOf(Matcher.class));
    }

    private static File jarOf(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void nothingBringsAnErasedPersonBack() throws Exception {
        fillTheMailbox();
        importAll();
        List<String> buyer = row(
                "select answer_address, person, phones from inquiry i where person is not null"
                        + " and phones <> '' and answer_address like 'buyer-%' and (select count(*) from inquiry o where o.person = i.person) = 1"
                        + " and (select count(*) from inquiry o where o.phones = i.phones) = 1 and raw_mail_id is not null order by id limit 1");
        List<String> words = List.of(
                buyer.get(0), buyer.get(1), buyer.get(2).lines().findFirst().orElseThrow());
        long others = count("inquiry where answer_key is null or answer_key <> '" + buyer.get(0) + "'");
        assertFalse(Traces.of(database, words).isEmpty());
        assertTrue(exported(buyer.get(0)).stream().anyMatch(name -> name.endsWith("inquiry.json")));

        asAdministrator(beans -> beans.get(ErasureService.class).erase(buyer.get(0)));
        assertEquals(List.of(), Traces.of(database, words));

        // The next import, and all mails read again
        importAll();
        readAllAgain();
        assertEquals(List.of(), Traces.of(database, words));
        assertEquals(others, count("inquiry"));

        // The server numbers its mails anew
        mailServer.stop();
        fillTheMailbox();
        importAll();
        assertEquals(List.of(), Traces.of(database, words));
        assertEquals(others, count("inquiry"));

        // Even the import's own memory is gone: all others are there twice then
        sql("delete from ledger_entry", "delete from mailbox_position");
        importAll();
        assertTrue(count("inquiry") > others);
        assertEquals(List.of(), Traces.of(database, words));
    }

    @Test
    void onlyAdministratorsMay() {
        assertThrows(EJBAccessException.class, () -> people.find(ADDRESS));
        assertThrows(EJBAccessException.class, () -> system.call(() -> people.find(ADDRESS)));
        assertThrows(EJBAccessException.class, () -> erasures.erase(ADDRESS));
    }

    private List<String> exported(String address) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        asAdministrator(beans -> {
            try {
                beans.get(PersonExport.class)
                        .write(beans.get(PersonService.class).find(address), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** Nobody signs in inside the server: the beans are joined by hand, in a transaction of the server. */
    private void asAdministrator(Consumer<Beans> work) throws Exception {
        transaction.begin();
        work.accept(new Beans(entityManager, Clock.systemUTC()));
        transaction.commit();
    }

    private void fillTheMailbox() throws Exception {
        mailServer.start();
        GreenMailUser user = mailServer.setUser(ADDRESS, ADDRESS, PASSWORD);
        MailFolder inbox = mailServer.getManagers().getImapHostManager().getInbox(user);
        for (MimeMessage mail : DemoMailbox.readableMails(SESSION, ADDRESS, start)) {
            inbox.appendMessage(mail, new Flags(), mail.getSentDate());
        }
        configure(mailServer.getImap().getPort());
    }

    /** Until a run that began now is through. */
    private void importAll() throws Exception {
        sql("update import_run set started = dateadd(day, -1, started)", "update lease set lock_until = locked_at");
        Instant now = Instant.now();
        system.call(() -> {
            importer.importNow();
            return null;
        });
        Awaitility.await()
                .atMost(TICKS)
                .ignoreExceptions()
                .until(() -> system.call(runs::lastRun)
                        .filter(run -> run.getOutcome() == RunOutcome.COMPLETE
                                && run.getStarted().isAfter(now))
                        .isPresent());
    }

    private void readAllAgain() throws Exception {
        Callable<Boolean> begun = () -> rereader.begin("machineseeker");
        assertTrue(system.call(begun));
        system.call(() -> {
            rereader.rereadAll("machineseeker");
            return null;
        });
        Awaitility.await().atMost(TICKS).until(() -> system.call(begun));
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

    private void sql(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    private long count(String from) throws SQLException {
        return Long.parseLong(row("select count(*) from " + from).get(0));
    }

    private List<String> row(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next(), query);
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            return values;
        }
    }
}
