package de.mat.platform;

import de.mat.testing.TestDatabase;

/** The senders that MAT ships with, read from the database as the first start leaves it. */
public final class ShippedSenders {

    private static Senders senders;

    private ShippedSenders() {}

    /** All of them. */
    public static synchronized Senders get() {
        if (senders == null) {
            try (TestDatabase database = TestDatabase.open()) {
                senders = database.compute(entityManager -> new PlatformService(entityManager).senders());
            }
        }
        return senders;
    }

    /** Platforms with these senders and no others. */
    public static Platforms platforms() {
        return new Platforms() {
            @Override
            public Senders senders() {
                return get();
            }
        };
    }

    /** The one with this pattern. */
    static Sender of(String pattern) {
        return get().all().stream()
                .filter(sender -> sender.pattern().text().equals(pattern))
                .findFirst()
                .orElseThrow();
    }
}
