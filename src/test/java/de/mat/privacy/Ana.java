package de.mat.privacy;

import de.mat.contact.AdvertisingChoice;
import de.mat.contact.AdvertisingState;
import de.mat.contact.ContactDraft;
import de.mat.contact.ContactService;
import de.mat.delivery.BulkMessage;
import de.mat.delivery.BulkRecipient;
import de.mat.delivery.DeliveryService;
import de.mat.delivery.OutgoingMessage;
import de.mat.html.FormattedText;
import de.mat.inquiry.AnswerDraft;
import de.mat.inquiry.AnswerService;
import de.mat.inquiry.InquiryContactService;
import de.mat.inquiry.InquiryService;
import de.mat.inquiry.InquiryType;
import de.mat.inquiry.JoiningMail;
import de.mat.inquiry.NewInquiry;
import de.mat.inquiry.RawMail;
import de.mat.mail.Attachment;
import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A buyer who has left something of hers everywhere, and Boris, who shares a mail and a digest with her and whose things must stay. She
 * writes from an address of her own and through relays of a platform.
 */
final class Ana {

    static final String ADDRESS = "ana.beispiel@muster-metall.example";
    static final String RELAY = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    static final String RELAY_OF_DIGEST = "buyer-zz1cd2ef3gh4i@channel.machineseeker.com";
    static final String BORIS = "buyer-bb1cd2ef3gh4i@channel.machineseeker.com";

    /** What must be nowhere. */
    static final List<String> TRACES =
            List.of(ADDRESS, RELAY, RELAY_OF_DIGEST, "Beispiel", "Muster Metall", "0000 000", "10000000");

    private final TestDatabase database;
    private final Clock clock;
    long direct;
    long viaRelay;
    long boris;

    Ana(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    <T> T call(Function<Beans, T> work) {
        return database.compute(entityManager -> work.apply(new Beans(entityManager, clock)));
    }

    /** Everything that there can be. */
    void leaveTraces() {
        long user = database.compute(entityManager -> {
            User made = new User("anna", Role.USER, "hash");
            made.introduce(null, null, "anna@muster-maschinen.example");
            entityManager.persist(made);
            return made.getId();
        });
        long contact = contact();
        RawMail digest = raw("Ana Beispiel, " + RELAY_OF_DIGEST + " and Boris");
        direct = record(raw("From: Ana Beispiel <" + ADDRESS + ">"), inquiry(ADDRESS, ADDRESS))
                .get(0);
        viaRelay = record(raw("From: " + RELAY), inquiry(RELAY, RELAY)).get(0);
        List<Long> both = record(
                digest,
                inquiry("info@mail.machineseeker.com", RELAY_OF_DIGEST),
                inquiry("info@mail.machineseeker.com", BORIS, "Boris Muster"));
        boris = both.get(1);
        call(beans -> {
            beans.get(InquiryContactService.class).link(viaRelay, contact);
            beans.get(InquiryContactService.class).link(both.get(0), contact);
            JoiningMail later = new JoiningMail(
                    "machineseeker",
                    Optional.of(RELAY),
                    Optional.of(RELAY),
                    List.of(),
                    clock.instant(),
                    Optional.of("Ana Beispiel again"),
                    "Call +385 1 0000 000",
                    Optional.empty());
            return beans.get(InquiryService.class).join(later, raw("From: " + RELAY + "\n\nagain"));
        });
        answers(user);
        ledger();
        notifications();
        mailing(contact, user);
        database.run(entityManager -> entityManager
                .createNativeQuery(
                        "insert into delivery_pause (id, version, since, until, failures, failure_cause, reply,"
                                + " account_version) values (1, 0, current_timestamp, current_timestamp, 1, 'REFUSED', '550 no such user "
                                + ADDRESS + "', 1)")
                .executeUpdate());
    }

    private long contact() {
        return call(beans -> {
            ContactDraft draft = new ContactDraft();
            draft.setCompany("Muster Metall d.o.o.");
            draft.setFirstName("Ana");
            draft.setLastName("Beispiel");
            draft.setAddress("Ana.Beispiel@Muster-Metall.example");
            draft.setPhones("+385 1 0000 000");
            draft.setNotes("Ana Beispiel likes presses");
            try {
                ContactService contacts = beans.get(ContactService.class);
                long id = contacts.store(draft);
                contacts.advertise(
                        id,
                        contacts.find(id).orElseThrow().getVersion(),
                        new AdvertisingChoice(
                                AdvertisingState.CONSENT, "Messe", "Ana Beispiel signed", LocalDate.of(2026, 11, 20)));
                return id;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    NewInquiry inquiry(String sender, String answerTo) {
        return inquiry(sender, answerTo, "Ana Beispiel");
    }

    private NewInquiry inquiry(String sender, String answerTo, String person) {
        boolean ana = person.startsWith("Ana");
        return new NewInquiry(
                "machineseeker",
                InquiryType.PRODUCT_INQUIRY,
                Optional.empty(),
                Optional.of(sender),
                clock.instant(),
                Optional.of("Anfrage von " + person),
                Optional.of(ana ? "Muster Metall d.o.o." : "Firma Boris"),
                Optional.of(person),
                Optional.of("Zagreb"),
                Optional.empty(),
                List.of(ana ? "+385 1 0000 000" : "+385 1 1111 111"),
                Optional.of(answerTo),
                Optional.empty(),
                Optional.of("Musterwerk UV 100"),
                Optional.empty(),
                Optional.empty(),
                "I am " + person,
                List.of("Kundin: " + person),
                true,
                false);
    }

    static RawMail raw(String text) {
        return new RawMail(text.getBytes(StandardCharsets.UTF_8));
    }

    List<Long> record(RawMail raw, NewInquiry... inquiries) {
        return call(beans -> beans.get(InquiryService.class).record(List.of(inquiries), raw).stream()
                .map(inquiry -> inquiry.getId())
                .toList());
    }

    /** One on its way with a copy and a file, and a draft of another one. */
    private void answers(long user) {
        for (long inquiry : List.of(direct, viaRelay)) {
            call(beans -> beans.get(AnswerService.class).begin(inquiry, user));
            call(beans -> beans.get(AnswerService.class)
                    .attach(
                            inquiry,
                            user,
                            new Attachment(
                                    "Ana Beispiel.txt", "text/plain", ADDRESS.getBytes(StandardCharsets.UTF_8))));
            call(beans -> {
                AnswerService answers = beans.get(AnswerService.class);
                AnswerDraft draft = answers.begin(inquiry, user);
                return inquiry == direct
                        ? answers.send(draft.id(), user, draft.changed(), "Dear Ana Beispiel", true)
                        : answers.keep(draft.id(), user, draft.changed(), "Dear Ana Beispiel", false);
            });
        }
    }

    private void ledger() {
        sql(
                "insert into mailbox_position (id, version, account_id, host, user_name, folder, uid_validity, last_uid, import_from)"
                        + " values (1, 0, 1, 'imap.example.com', 'anfragen', 'INBOX', 1, 9, current_timestamp)");
        sql(
                "insert into ledger_entry (id, version, position_id, uid, state, tries, identity, raw_mail_id, sender, subject, changed)"
                        + " select id, 0, 1, id, 'IMPORTED', 0, cast(id as varchar), id, '" + RELAY
                        + "', 'Ana Beispiel', current_timestamp"
                        + " from raw_mail");
        RawMail broken = raw("From: x@channel.machineseeker.com\n\nmy address is " + ADDRESS);
        database.run(entityManager -> entityManager.persist(broken));
        sql(
                "insert into ledger_entry (id, version, position_id, uid, state, tries, reason, raw_mail_id, sender, subject, changed)"
                        + " values (90001, 0, 1, 90001, 'QUARANTINED', 3, 'UNREADABLE', " + broken.getId()
                        + ", 'x@channel.machineseeker.com', 'Ana Beispiel', current_timestamp)");
        sql("insert into ledger_entry (id, version, position_id, uid, state, tries, reason, sender, subject, changed)"
                + " values (90002, 0, 1, 90002, 'TO_RETRY', 1, 'NOT_FETCHED', '" + RELAY.toUpperCase()
                + "', 'Ana Beispiel', current_timestamp)");
    }

    /** A digest about both that waits. */
    private void notifications() {
        for (long inquiry : List.of(direct, boris)) {
            sql("insert into notification (id, version, inquiry_id, recipient, due, submitted) values (" + inquiry
                    + ", 0, "
                    + inquiry + ", 'office@muster-maschinen.example', timestamp '2026-11-20 10:00:00+00',"
                    + " timestamp '2026-11-20 10:00:00+00')");
        }
        call(beans -> beans.get(DeliveryService.class)
                .submit(OutgoingMessage.prompt(
                        "notification:" + direct,
                        "office@muster-maschinen.example",
                        "2 Anfragen",
                        FormattedText.plain("Ana Beispiel and Boris"))));
    }

    /** One that she got, one that waits to be handed over, one that waits in delivery, and one of which nobody knows. */
    private void mailing(long contact, long user) {
        for (int i = 1; i <= 4; i++) {
            sql(
                    "insert into mailing (id, version, revision, state, subject, html, language, filtered, author_id, changed)"
                            + " values (" + i + ", 0, 0, 'RUNNING', 'Neu', '', 'DE', true, " + user
                            + ", current_timestamp)");
            sql(
                    "insert into mailing_run (mailing_id, version, template_id, sender, recipients, since, stop_reply) values ("
                            + i + ", 0, 1, 'office@muster-maschinen.example', 1, current_timestamp, '550 " + ADDRESS
                            + "')");
        }
        recipient(1, contact, "SENT", false);
        recipient(2, contact, "OPEN", false);
        recipient(3, contact, "OPEN", true);
        recipient(4, contact, "UNKNOWN", false);
        call(beans -> {
            DeliveryService deliveries = beans.get(DeliveryService.class);
            long template = deliveries.prepare(new BulkMessage(
                    "mailing:3", "Neu, {{name}}", FormattedText.formatted("<p>{{name}}</p>"), List.of()));
            deliveries.submitBulk(template, List.of(bulk(3), bulk(4)));
            return null;
        });
        sql("update delivery set state = 'UNKNOWN', reply = '451 " + ADDRESS + "' where source = 'mailing:4:4'");
        sql(
                "update mailing_recipient set delivery_id = (select id from delivery where source = 'mailing:4:4') where id = 4");
    }

    private static BulkRecipient bulk(long id) {
        return new BulkRecipient(
                "mailing:" + id + ":" + id,
                ADDRESS,
                "<m" + id + "@muster-maschinen.example>",
                Map.of("name", "Ana Beispiel"),
                Optional.empty());
    }

    private void recipient(int id, long contact, String state, boolean queued) {
        sql(
                "insert into mailing_recipient (id, mailing_id, contact_id, address, address_key, message_id, token, state, queued,"
                        + " reply, since) values (" + id + ", " + id + ", " + contact + ", '" + ADDRESS + "', '"
                        + ADDRESS + "', '<m"
                        + id + "@muster-maschinen.example>', 'token" + id + "', '" + state + "', " + queued + ", '250 "
                        + ADDRESS
                        + "', current_timestamp)");
    }

    void sql(String statement) {
        database.run(entityManager -> entityManager.createNativeQuery(statement).executeUpdate());
    }
}
