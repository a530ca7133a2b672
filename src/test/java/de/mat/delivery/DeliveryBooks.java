package de.mat.delivery;

import de.mat.account.EmailAccountService;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the way to the queue for tests of other packages. */
public final class DeliveryBooks {

    private DeliveryBooks() {}

    /** The service inside a transaction of the test, while no account is configured. */
    public static DeliveryService in(EntityManager entityManager, Clock clock) {
        return in(entityManager, new NoAccount(), event -> {}, clock);
    }

    static DeliveryService in(
            EntityManager entityManager, EmailAccountService accounts, Consumer<Object> news, Clock clock) {
        return new DeliveryService(entityManager, accounts, news, clock);
    }

    /** No account is configured. */
    static final class NoAccount extends EmailAccountService {

        @Override
        public Optional<String> senderAddress() {
            return Optional.empty();
        }
    }
}
