package de.mat.inquiry;

import de.mat.account.EmailAccountService;
import de.mat.base.ConfiguredDataSource;
import de.mat.delivery.TestOffice;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/** A process that takes a visitor's form or tells the office of one, on the embedded database in a file; it is stopped somewhere. */
final class NotificationProcess {

    /** What the process ends with, as after kill -9. */
    static final int HALTED = 137;

    static final String SUBMISSION = "one form";

    private NotificationProcess() {}

    /** Arguments: the folder of the data, where to crash. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        NotificationCrash point = NotificationCrash.valueOf(arguments[1]);
        JdbcConnectionPool pool = JdbcConnectionPool.create(url(folder), "mat", "");
        try (TestDatabase database = TestDatabase.on(pool);
                TestOffice office = new TestOffice(database, folder, Clock.systemUTC())) {
            database.run(entityManager -> {
                Halt halt = new Halt(point, entityManager);
                NotificationService notifications = notifications(entityManager, office, halt, point.isOfWaiting());
                if (point.isOfWaiting()) {
                    notifications.sendWaiting();
                } else {
                    new VisitorInquiryService(
                                    entityManager, notifications, event -> halt.at(NotificationCrash.RECORDED))
                            .record(form(), List.of());
                }
            });
            if (point == NotificationCrash.STORED || point == NotificationCrash.TOLD) {
                Runtime.getRuntime().halt(HALTED);
            }
        } finally {
            pool.dispose();
        }
    }

    private static NotificationService notifications(
            EntityManager entityManager, TestOffice office, Halt halt, boolean waiting) {
        EmailAccountService accounts = new EmailAccountService() {
            @Override
            public Optional<String> senderAddress() {
                halt.at(waiting ? NotificationCrash.TAKEN : NotificationCrash.ANNOUNCED);
                return office.accounts().senderAddress();
            }
        };
        return InquiryBooks.notifications(
                entityManager,
                office,
                accounts,
                () -> halt.at(waiting ? NotificationCrash.QUEUED : NotificationCrash.SUBMITTED),
                Clock.systemUTC());
    }

    static String url(Path folder) {
        return ConfiguredDataSource.embedded(folder.resolve("mat"));
    }

    static VisitorInquiry form() {
        NewInquiry inquiry = VisitorInquiry.form(
                InquiryType.CONTACT,
                Clock.systemUTC().instant(),
                "",
                "",
                "Frage",
                "",
                "Ana Beispiel",
                "ana@example.com",
                "",
                "Guten Tag",
                "de");
        return new VisitorInquiry(inquiry, SUBMISSION, List.of());
    }

    private record Halt(NotificationCrash point, EntityManager entityManager) {

        /** Everything until now is written, but not committed. */
        void at(NotificationCrash here) {
            if (point == here) {
                entityManager.flush();
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }
}
