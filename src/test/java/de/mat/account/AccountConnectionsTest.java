package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.ImapConnection;
import de.mat.mail.MailConnector;
import de.mat.mail.Protocol;
import de.mat.mail.StageListener;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountConnectionsTest {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final String PASSWORD = "geheim";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private AccountSettings settings;
    private AccountBooks accounts;

    @BeforeEach
    void start() throws Exception {
        server.start();
        server.setUser(ADDRESS, ADDRESS, PASSWORD);
        accounts = new AccountBooks(database, folder);
        accounts.importFrom(server.getImap().getPort(), ADDRESS, PASSWORD);
        settings = accounts.settings().orElseThrow();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        watchdog.shutdownNow();
        server.stop();
    }

    @Test
    void twoThatComeFirstAtTheSameMomentBothGetIn() throws Exception {
        AccountConnections connections = accounts.connections(connector);
        CyclicBarrier together = new CyclicBarrier(2);

        for (int round = 0; round < 20; round++) {
            List<Future<Void>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> {
                    together.await();
                    connections.openImap(settings, DEADLINE, StageListener.NONE).close();
                    return null;
                }));
            }
            for (Future<Void> each : both) {
                each.get();
            }
        }
    }

    @Test
    void aGateThatCannotBeAskedLetsNobodyIn() {
        int[] asked = new int[1];
        AccountConnections connections = new AccountConnections(connector, new LoginGateService() {
            @Override
            public Optional<Instant> begin(AccountSettings ofAccount, Protocol protocol) {
                asked[0]++;
                throw new IllegalStateException("the database is away");
            }
        });

        assertThrows(IllegalStateException.class, () -> {
            try (ImapConnection connection = connections.openImap(settings, DEADLINE, StageListener.NONE)) {
                connection.examine("INBOX");
            }
        });

        assertEquals(2, asked[0]);
    }
}
