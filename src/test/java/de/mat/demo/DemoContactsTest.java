package de.mat.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.base.DataFolder;
import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowance;
import de.mat.contact.Allowances;
import de.mat.contact.ContactCriteria;
import de.mat.contact.ContactLine;
import de.mat.contact.ContactOrder;
import de.mat.contact.ContactPage;
import de.mat.contact.ContactShelf;
import de.mat.mailing.LeftOut.Reason;
import de.mat.mailing.MailingSelection;
import de.mat.mailing.MailingShelf;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contacts of the demo are contacts like any other, and its bulk mail could be started. */
class DemoContactsTest {

    @TempDir
    private Path folder;

    @Test
    void areThereOnceInEveryStateAndTheDraftGoesToThoseWhoMayGetIt() throws Exception {
        DemoUser.createAll(folder);
        DemoContacts.createAll(folder);
        DemoContacts.createAll(folder);
        JdbcDataSource data = new JdbcDataSource();
        data.setURL("jdbc:h2:file:" + DataFolder.open(folder).file("mat"));
        data.setUser("mat");
        data.setPassword("");

        try (TestDatabase database = TestDatabase.on(data)) {
            ContactPage all = database.compute(entityManager ->
                    ContactShelf.service(entityManager).page(ContactCriteria.ALL, ContactOrder.NAME, 0, 50));
            assertEquals(DemoContact.values().length, all.count());
            assertEquals(
                    EnumSet.allOf(AdvertisingState.class),
                    all.lines().stream().map(ContactLine::advertising).collect(Collectors.toSet()));
            assertEquals(1, count(database, "wzór"));
            assertEquals(3, count(database, "metall"));
            assertEquals(List.of(), database.compute(MailingShelf::problems));
            MailingSelection selection = database.compute(MailingShelf::selection);
            assertEquals(9, selection.count());
            assertEquals(
                    Map.of(Reason.NO_CONSENT, 1, Reason.OBJECTION, 1, Reason.NO_ADDRESS, 1),
                    selection.leftOutByReason());
            database.run(entityManager -> all.lines().forEach(line -> ContactShelf.take(entityManager, line.id())));
            assertEquals(
                    Allowance.OBJECTION,
                    database.compute(
                            entityManager -> Allowances.of(entityManager).of(DemoContact.METAL.address())),
                    "an objection outlives its contact");
        }
    }

    private static int count(TestDatabase database, String words) {
        return database.compute(entityManager ->
                ContactShelf.service(entityManager).count(new ContactCriteria(words, List.of(), null, null, null)));
    }
}
