package de.mat.inquiry;

import de.mat.account.EmailAccountService;
import de.mat.contact.Allowances;
import de.mat.delivery.TestOffice;
import de.mat.user.UserBooks;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Opens the way to inquiries for tests of other packages. */
public final class InquiryBooks {

    private InquiryBooks() {}

    /** The service inside a transaction of the test. */
    public static InquiryService in(EntityManager entityManager) {
        return new InquiryService(
                entityManager,
                news -> {},
                (addresses, written) ->
                        Allowances.suppression(entityManager, Clock.systemUTC()).isErasedSince(addresses, written));
    }

    /** The list inside a transaction of the test. */
    public static InquiryListService list(EntityManager entityManager) {
        return new InquiryListService(entityManager);
    }

    /** What records the inquiries of visitors and tells the office of them, inside a transaction of the test. */
    public static VisitorInquiryService ofVisitors(EntityManager entityManager, TestOffice office, Clock clock) {
        return new VisitorInquiryService(entityManager, notifications(entityManager, office, clock), event -> {});
    }

    /** The same for what waits. */
    public static NotificationService notifications(EntityManager entityManager, TestOffice office, Clock clock) {
        return notifications(entityManager, office, office.accounts(), () -> {}, clock);
    }

    /** @param submitted is called after each message, inside the transaction */
    static NotificationService notifications(
            EntityManager entityManager,
            TestOffice office,
            EmailAccountService accounts,
            Runnable submitted,
            Clock clock) {
        return new NotificationService(
                entityManager,
                office.deliveries(entityManager, submitted),
                accounts,
                UserBooks.in(entityManager),
                clock,
                id -> "https://mat.example.com/app/inquiry.xhtml?id=" + id);
    }
}
