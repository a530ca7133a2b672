package de.mat;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.security.Roles;
import de.mat.testing.Deployments;
import de.mat.testing.EjbProbe;
import de.mat.testing.News;
import de.mat.testing.TestUser;
import de.mat.testing.Visitor;
import de.mat.user.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Who may enter which page and call which method of which EJB, of all the people there are. */
@ExtendWith(ArquillianExtension.class)
class RolesIT {

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive mat() {
        WebArchive war = Deployments.mat(EjbProbe.class);
        probes().forEach(probe -> war.addAsWebResource(new StringAsset("probe"), probe));
        return war;
    }

    /** Everybody there is: who signs in, and the roles that gives. */
    private enum Person {
        STRANGER,
        NEWCOMER(Roles.PASSWORD_CHANGE),
        READER(Roles.USER),
        INQUIRY_WRITER(Roles.USER, Roles.INQUIRIES_WRITE),
        PRODUCT_WRITER(Roles.USER, Roles.PRODUCTS_WRITE),
        CONTACT_WRITER(Roles.USER, Roles.CONTACTS_WRITE),
        MAILING_WRITER(Roles.USER, Roles.MAILINGS_WRITE),
        ADMINISTRATOR(
                Roles.ADMINISTRATOR,
                Roles.INQUIRIES_WRITE,
                Roles.PRODUCTS_WRITE,
                Roles.CONTACTS_WRITE,
                Roles.MAILINGS_WRITE);

        private final Set<String> roles;

        Person(String... roles) {
            this.roles = Set.of(roles);
        }

        private boolean isOneOf(Set<String> asked) {
            return !Collections.disjoint(roles, asked);
        }

        /** Comes with a browser of its own, and signs in as a user that is there for this test alone. */
        private Visitor visit(URL server, String test) throws SQLException {
            Visitor visitor = new Visitor(server);
            if (this == STRANGER) {
                return visitor;
            }
            String name = test + "-" + name().toLowerCase(Locale.ROOT);
            user().insertAs(name, Deployments.database(), rights());
            return visitor.signIn(name, TestUser.PASSWORD);
        }

        private TestUser user() {
            return switch (this) {
                case ADMINISTRATOR -> TestUser.ADMINISTRATOR;
                case NEWCOMER -> TestUser.NEWCOMER;
                default -> TestUser.READER;
            };
        }

        private Set<Right> rights() {
            return user() == TestUser.READER
                    ? Stream.of(Right.values())
                            .filter(right -> roles.contains(right.group()))
                            .collect(Collectors.toSet())
                    : Set.of();
        }
    }

    // ---------------------------------------------------------------- every URL, every role

    /** Who may enter a folder of pages. */
    private static final Map<String, Set<String>> FOLDERS = Map.of(
            "/app/", Set.of(Roles.ADMINISTRATOR, Roles.USER),
            "/admin/", Set.of(Roles.ADMINISTRATOR),
            "/first/", Set.of(Roles.PASSWORD_CHANGE),
            "/write/", Set.of(),
            "/write/inquiries/", Set.of(Roles.INQUIRIES_WRITE),
            "/write/products/", Set.of(Roles.PRODUCTS_WRITE),
            "/write/contacts/", Set.of(Roles.CONTACTS_WRITE),
            "/write/mailings/", Set.of(Roles.MAILINGS_WRITE));

    /** Stands in the folders that have no page yet. */
    private static final String PROBE = "probe.txt";

    @Test
    void opensEachPageToItsRolesAlone() throws IOException, SQLException {
        Deployments.update(
                "insert into inquiry (id, version, platform, type, state, received, subject, phones, message, further, complete)"
                        + " values (1, 0, 'machineseeker', 'PRODUCT_INQUIRY', 'NEW', current_timestamp, 'Anfrage', '', 'Guten Tag', '', true)");
        Deployments.update(
                "insert into mailbox_position (id, version, account_id, host, user_name, folder, uid_validity, last_uid, import_from)"
                        + " values (1, 0, 1, 'imap.example.com', 'anfragen', 'INBOX', 1, 1, current_timestamp)");
        Deployments.update("insert into ledger_entry (id, version, position_id, uid, state, tries, reason, changed)"
                + " values (1, 0, 1, 1, 'QUARANTINED', 3, 'UNREADABLE', current_timestamp)");
        Deployments.update(
                "insert into product (id, version, number, number_key, title, currency, listings, description, state, visible, changed, words)"
                        + " values (1, 0, 'M-1', 'm-1', 'Presse', 'EUR', '', '', 'AVAILABLE', true, current_timestamp, '')");
        Deployments.update(
                "insert into mailing (id, version, revision, state, subject, html, language, filtered, author_id, changed)"
                        + " values (1, 0, 0, 'DRAFT', '', '', 'DE', false, (select min(id) from app_user), current_timestamp)");
        Deployments.update(
                "insert into mailing (id, version, revision, state, subject, html, language, filtered, author_id, changed, started, starter_id)"
                        + " values (2, 0, 0, 'FINISHED', 'Neu', '', 'DE', false, (select min(id) from app_user), current_timestamp,"
                        + " current_timestamp, (select min(id) from app_user))");
        Deployments.update(
                "insert into mailing_run (mailing_id, version, template_id, sender, recipients, since, stop_reply)"
                        + " values (2, 0, 1, 'anfragen@example.com', 0, current_timestamp, '')");
        Deployments.update(
                "insert into contact (id, version, company, salutation, phones, notes, advertising, sort_key, changed, words)"
                        + " values (1, 0, 'Muster', 'NONE', '', '', 'NONE', 'muster', current_timestamp, '')");
        List<String> pages = pages();
        List<Executable> checks = new ArrayList<>();

        for (Person who : Person.values()) {
            Visitor visitor = who.visit(server, "page");
            for (String page : pages) {
                checks.add(() -> assertEquals(
                        expected(page, who), visitor.get(addressOf(page)).outcome(), who + " " + page));
            }
        }

        assertAll(checks);
    }

    /** A page that shows one thing is asked for one that is there. */
    private static String addressOf(String page) {
        if (page.startsWith("/app/mailing-")
                || page.equals("/app/mailing.xhtml")
                || page.equals("/app/mailingExport.xhtml")) {
            return page + "?id=2";
        }
        return List.of(
                                "/app/inquiry.xhtml",
                                "/app/product.xhtml",
                                "/app/contact.xhtml",
                                "/write/contacts/contact-merge.xhtml",
                                "/admin/quarantine.xhtml",
                                "/write/mailings/mailing-edit.xhtml",
                                "/write/mailings/mailing-start.xhtml")
                        .contains(page)
                ? page + "?id=1"
                : page;
    }

    private static String expected(String page, Person who) {
        if (page.equals("/login.xhtml")) {
            return who == Person.STRANGER ? "200" : "302 /";
        }
        if (page.equals("/error.xhtml")) {
            return "200";
        }
        if (page.startsWith("/web/")) {
            // For everybody, but not there before the website is switched on.
            return "404";
        }
        Set<String> roles = FOLDERS.get(page.substring(0, page.lastIndexOf('/') + 1));
        assertNotNull(roles, page + ": who may enter its folder is a decision, made here");
        if (who.isOneOf(roles)) {
            return "200";
        }
        return switch (who) {
            case STRANGER -> roles.isEmpty() ? "404" : "302 /login.xhtml";
            case NEWCOMER -> "302 /first/password.xhtml";
            default -> "404";
        };
    }

    /** The pages that are there, and the probes. */
    private static List<String> pages() throws IOException {
        Path webapp = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            Stream<String> pages = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + webapp.relativize(file).toString().replace('\\', '/'))
                    .filter(page -> !page.startsWith("/WEB-INF/") && !page.startsWith("/resources/"));
            return Stream.concat(pages, probes()).toList();
        }
    }

    private static Stream<String> probes() {
        return FOLDERS.keySet().stream().map(folder -> folder + PROBE);
    }

    @Test
    void givesTheFilesOfAnInquiryToWhoMaySeeItAlone() throws SQLException {
        for (String path : List.of(
                "/app/inquiry/1/0/mail.eml",
                "/app/inquiry/1/0/original.html",
                "/app/inquiry/1/0/attachments/0",
                "/app/inquiry")) {
            assertEquals("302 /login.xhtml", new Visitor(server).get(path).outcome(), path);
            assertEquals(
                    "302 /first/password.xhtml",
                    new Visitor(server).signIn(TestUser.NEWCOMER).get(path).outcome(),
                    path);
            assertEquals(
                    "404", new Visitor(server).signIn(TestUser.USER).get(path).outcome(), path);
        }
    }

    @Test
    void tellsNewsToWhoIsSignedInAloneAndNoLongerThanThat() throws Exception {
        Visitor user = new Visitor(server).signIn(TestUser.USER).get("/app/dashboard.xhtml");
        Matcher channel = Pattern.compile("/jakarta\\.faces\\.push/inquiries\\?[0-9a-f-]+")
                .matcher(user.answer().body());
        assertTrue(channel.find(), "the page listens to news");

        assertEquals(302, News.refusal(server, channel.group(), new Visitor(server)));
        assertEquals(302, News.refusal(server, channel.group(), new Visitor(server).signIn(TestUser.NEWCOMER)));
        CompletableFuture<String> greeting = new CompletableFuture<>();
        CompletableFuture<Integer> end = new CompletableFuture<>();
        WebSocket news = News.listen(server, channel.group(), user, greeting, end);

        String greeted = greeting.get(20, TimeUnit.SECONDS);
        assertTrue(greeted.matches("\\{\"data\":[0-9]+}"), greeted);
        user.send("userMenuForm", "logout", Map.of());
        assertEquals(1008, end.get(20, TimeUnit.SECONDS));
        news.abort();
    }

    @Test
    void showsWhatTheServerTellsAboutItselfToAdministratorsAlone() {
        assertEquals("302 /login.xhtml", new Visitor(server).get("/metrics").outcome());
        assertEquals(
                "404", new Visitor(server).signIn(TestUser.USER).get("/metrics").outcome());
        assertEquals("200", new Visitor(server).get("/health/ready").outcome());
    }

    // ---------------------------------------------------------------- every EJB, every role

    private static final Set<String> FOR_EVERYBODY = Set.of(
            "LoginService",
            "AccountReadiness",
            "ImportReadiness",
            "DeliveryStarter",
            "LeaveService",
            "MailingStarter",
            "VisibleProductService",
            "PublicWebsite",
            "FormReceiver");

    private static final Set<String> ADMINISTRATOR = Set.of(Roles.ADMINISTRATOR);
    private static final Set<String> DESK = Set.of(Roles.ADMINISTRATOR, Roles.USER);
    private static final Set<String> INQUIRIES = Set.of(Roles.INQUIRIES_WRITE);
    private static final Set<String> CONTACTS = Set.of(Roles.CONTACTS_WRITE);
    private static final Set<String> PRODUCTS = Set.of(Roles.PRODUCTS_WRITE);
    private static final Set<String> MAILINGS = Set.of(Roles.MAILINGS_WRITE);

    /** An exception from its EJB is named with its method. What is not named is for MAT itself. */
    private static final Map<String, Set<String>> CALLERS = Map.ofEntries(
            entry("AccountChecker", ADMINISTRATOR),
            entry("AccountHealthService.status", DESK),
            entry("AllowanceService", DESK),
            entry("AnswerService", INQUIRIES),
            entry("AnswerService.list", DESK),
            entry("AnswerService.draft", DESK),
            entry("AnswerService.othersDrafts", DESK),
            entry("AnswerOutcomeService", INQUIRIES),
            entry("ContactMatchService", DESK),
            entry("ContactMergeService", CONTACTS),
            entry("ContactService", DESK),
            entry("ContactService.advertise", CONTACTS),
            entry("ContactService.remove", CONTACTS),
            entry("ContactService.store", CONTACTS),
            entry("ContactTableService", DESK),
            entry("ContactTableService.storeAll", CONTACTS),
            entry("DeliveryHealthService", DESK),
            entry("DeliveryPaceService.expectedEnd", DESK),
            entry("DeliveryPaceService.limit", ADMINISTRATOR),
            entry("DeliveryPaceService.limits", DESK),
            entry("DeliveryPaceService.pace", DESK),
            entry("DeliveryPaceService.tryNow", MAILINGS),
            entry("DeliveryService", DESK),
            entry("OutboxService", ADMINISTRATOR),
            entry("OutboxService.discard", MAILINGS),
            entry("OutboxService.sendAgain", Set.of(Roles.INQUIRIES_WRITE, Roles.MAILINGS_WRITE)),
            entry("OutboxService.tryNow", MAILINGS),
            entry("EmailAccountService", ADMINISTRATOR),
            entry("EmailAccountService.senderAddress", DESK),
            entry("ErasureService", ADMINISTRATOR),
            entry("InquiryFiguresService", DESK),
            entry("TextTemplateService", DESK),
            entry("TextTemplateService.store", ADMINISTRATOR),
            entry("TextTemplateService.remove", ADMINISTRATOR),
            entry("LoginGateService", ADMINISTRATOR),
            entry("InquiryDeskService", INQUIRIES),
            entry("InquiryContactService", DESK),
            entry("InquiryContactService.create", CONTACTS),
            entry("InquiryContactService.link", Set.of(Roles.INQUIRIES_WRITE, Roles.CONTACTS_WRITE)),
            entry("InquiryContactService.move", CONTACTS),
            entry("InquiryContactService.recognise", INQUIRIES),
            entry("InquiryContactService.unlink", Set.of(Roles.INQUIRIES_WRITE, Roles.CONTACTS_WRITE)),
            entry("InquiryProductService", DESK),
            entry("InquiryProductService.link", INQUIRIES),
            entry("InquiryProductService.unlink", INQUIRIES),
            entry("InquiryListService", DESK),
            entry("InquiryService", DESK),
            entry("InquiryService.record", INQUIRIES),
            entry("InquiryService.join", INQUIRIES),
            entry("InquiryService.renew", INQUIRIES),
            entry("NotificationHealthService", DESK),
            entry("SideMailOutcomeService", INQUIRIES),
            entry("UndeliveredService", DESK),
            entry("UndeliveredService.sendAgain", INQUIRIES),
            entry("Importer", INQUIRIES),
            entry("ImportHealthService", DESK),
            entry("ImportRunService", ADMINISTRATOR),
            entry("ImportRunService.lastRun", DESK),
            entry("ImprintService", DESK),
            entry("ImprintService.change", MAILINGS),
            entry("MailingService", MAILINGS),
            entry("MailingService.count", DESK),
            entry("MailingService.find", DESK),
            entry("MailingService.list", DESK),
            entry("MailingStartService", MAILINGS),
            entry("ObjectionService", CONTACTS),
            entry("PersonContactService", ADMINISTRATOR),
            entry("PersonDeliveryService", ADMINISTRATOR),
            entry("PersonInquiryExportService", ADMINISTRATOR),
            entry("PersonInquiryService", ADMINISTRATOR),
            entry("PersonMailService", ADMINISTRATOR),
            entry("PersonMailingService", ADMINISTRATOR),
            entry("PersonService", ADMINISTRATOR),
            entry("PlatformService", DESK),
            entry("PlatformService.store", ADMINISTRATOR),
            entry("PlatformService.activate", ADMINISTRATOR),
            entry("PlatformService.deactivate", ADMINISTRATOR),
            entry("PreviewService", DESK),
            entry("PreviewService.sendTest", MAILINGS),
            entry("ProductPictureService", DESK),
            entry("ProductPictureService.add", PRODUCTS),
            entry("ProductPictureService.move", PRODUCTS),
            entry("ProductPictureService.remove", PRODUCTS),
            entry("ProductService", DESK),
            entry("ProductService.remove", PRODUCTS),
            entry("ProductService.store", PRODUCTS),
            entry("ProductService.storeAll", PRODUCTS),
            entry("QuarantineService", ADMINISTRATOR),
            entry("QuarantineService.count", DESK),
            entry("Rereader", ADMINISTRATOR),
            entry("Rereader.reread", INQUIRIES),
            entry("RunControlService", MAILINGS),
            entry("RunOutcomeService", DESK),
            entry("RunQueueService", DESK),
            entry("RunReportService", DESK),
            entry("SuppressionService", DESK),
            entry("SuppressionService.add", CONTACTS),
            entry("SuppressionService.addAll", CONTACTS),
            entry("SuppressionService.erase", ADMINISTRATOR),
            entry("SelectionService", DESK),
            entry("UserAdministrationService", ADMINISTRATOR),
            entry("UserService", DESK),
            entry("UserService.notified", ADMINISTRATOR),
            entry("UserService.languageAt", Set.of()),
            entry("UserService.replaceGivenPassword", Set.of(Roles.PASSWORD_CHANGE)),
            entry("WebsiteService", ADMINISTRATOR));

    @Test
    void opensEachEjbToItsRolesAlone() throws IOException, SQLException {
        String ejbs = EjbProbe.PATH + "?ejb=" + String.join("&ejb=", ejbs());
        List<Executable> checks = new ArrayList<>();

        for (Person who : Person.values()) {
            checks.addAll(callable(who.visit(server, "ejb").get(ejbs), who));
        }

        assertTrue(checks.size() > Person.values().length * 30, "the EJBs are found");
        assertAll(checks);
    }

    private static List<Executable> callable(Visitor visitor, Person who) {
        return visitor.answer()
                .body()
                .lines()
                .<Executable>map(line -> () -> {
                    String method = line.split(" ")[0];
                    assertEquals(method + (mayCall(who, method) ? " open" : " denied"), line, who.toString());
                })
                .toList();
    }

    private static boolean mayCall(Person who, String method) {
        String ejb = method.substring(0, method.indexOf('.'));
        return FOR_EVERYBODY.contains(ejb)
                || who.isOneOf(CALLERS.getOrDefault(method, CALLERS.getOrDefault(ejb, Set.of())));
    }

    private static List<String> ejbs() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> isEjb(file))
                    .map(file -> sources.relativize(file).toString())
                    .map(name -> name.replace(".java", "").replace('/', '.').replace('\\', '.'))
                    .toList();
        }
    }

    private static boolean isEjb(Path file) {
        try {
            return file.toString().endsWith(".java")
                    // Health checks have no view of their own class: the server itself asks them, for everybody.
                    && !Files.readString(file).contains("implements HealthCheck")
                    && Pattern.compile("^@(Stateless|Singleton|Stateful)$", Pattern.MULTILINE)
                            .matcher(Files.readString(file))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
