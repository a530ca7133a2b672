package de.mat.contact;

import de.mat.platform.RelayAddresses;
import de.mat.platform.SenderPattern;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The contacts of a test: each call of a service is a transaction of its own, as it is for a page. */
final class ContactBooks {

    static final RelayAddresses RELAYS = new RelayAddresses(List.of(
            new SenderPattern("*@channel.machineseeker.com"), new SenderPattern("info@mail.machineseeker.com")));

    static final String CALLER = "muster";

    private final TestDatabase database;
    private final ManualClock clock;

    ContactBooks(TestDatabase database, ManualClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A contact of which nothing else is said. */
    static ContactDraft draft(String company, String address) {
        ContactDraft draft = new ContactDraft();
        draft.setCompany(company);
        draft.setAddress(address);
        return draft;
    }

    static AdvertisingChoice choice(AdvertisingState state) {
        return new AdvertisingChoice(state, "Messe", "Formular vom Stand", LocalDate.of(2026, 11, 20));
    }

    /** A step that may fail as a service may. */
    interface Step<T> {
        T take(ContactService service) throws Exception;
    }

    <T> T call(Function<ContactService, T> work) {
        return database.compute(entityManager -> work.apply(new ContactService(entityManager, RELAYS, clock, CALLER)));
    }

    /** The checked exceptions of a service end its transaction and come out as they are. */
    <T> T through(Step<T> step) throws Exception {
        Exception[] thrown = new Exception[1];
        try {
            return call(service -> {
                try {
                    return step.take(service);
                } catch (Exception e) {
                    thrown[0] = e;
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException e) {
            throw thrown[0] == null ? e : thrown[0];
        }
    }

    long store(ContactDraft draft) throws Exception {
        return through(service -> service.store(draft));
    }

    long store(String company, String address) throws Exception {
        return store(draft(company, address));
    }

    /** A new contact in that state. */
    long store(String company, String address, AdvertisingState state) throws Exception {
        long id = store(company, address);
        advertise(id, state);
        return id;
    }

    void advertise(long id, AdvertisingState state) throws Exception {
        through(service -> {
            service.advertise(id, service.find(id).orElseThrow().getVersion(), choice(state));
            return null;
        });
    }

    void remove(long id) throws Exception {
        through(service -> {
            service.remove(id, service.find(id).orElseThrow().getVersion());
            return null;
        });
    }

    Optional<Contact> find(long id) {
        return call(service -> service.find(id));
    }

    AdvertisingState state(long id) {
        return find(id).orElseThrow().getAdvertising();
    }

    List<AdvertisingEntry> history(long id) {
        return call(service -> service.advertising(id));
    }

    void objection(Consumer<ObjectionService> work) {
        database.run(entityManager -> work.accept(new ObjectionService(entityManager, clock, null)));
    }

    void suppress(String address, SuppressionReason reason) {
        database.run(entityManager -> new SuppressionService(entityManager, clock).add(address, reason));
    }

    <T> T allowance(Function<AllowanceService, T> work) {
        return database.compute(entityManager ->
                work.apply(new AllowanceService(entityManager, new SuppressionService(entityManager, clock), RELAYS)));
    }

    Allowance allowance(String address) {
        return allowance((AllowanceService service) -> service.of(address));
    }
}
