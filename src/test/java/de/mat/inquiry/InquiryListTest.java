package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import de.mat.text.SearchWords;
import de.mat.user.Role;
import de.mat.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page, filter, search and order of the list in the database: the embedded one here, PostgreSQL in {@link InquiryListPostgresIT}. */
class InquiryListTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);

    private JdbcConnectionPool pool;
    StatementCount statements;
    private TestDatabase database;

    @BeforeEach
    void open() throws Exception {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");
        use(new StatementCount(pool));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        pool.dispose();
    }

    /** Works on this database from now on. */
    void use(StatementCount counted) {
        statements = counted;
        database = TestDatabase.on(counted.dataSource());
    }

    @Test
    void aPageKnowsTheLengthOfTheWholeList() {
        for (int i = 0; i < 7; i++) {
            record("inquiry " + i, inquiry -> {}, NOON.plusSeconds(i));
        }

        assertPage(page(0, 3), 7, "inquiry 6", "inquiry 5", "inquiry 4");
        assertPage(page(6, 3), 7, "inquiry 0");
        assertPage(page(9, 3), 7);
        assertPage(
                page(0, 7),
                7,
                "inquiry 6",
                "inquiry 5",
                "inquiry 4",
                "inquiry 3",
                "inquiry 2",
                "inquiry 1",
                "inquiry 0");
    }

    @Test
    void filtersByEachCriterionAndByAllTogether() {
        record("old", inquiry -> inquiry.platform = "resale", NOON.minusSeconds(1));
        record("product", inquiry -> {}, NOON);
        record("wanted", inquiry -> inquiry.type = InquiryType.WANTED_AD, LATER);
        open("product");

        assertFound(criteria(null, null, Set.of(), null, null), "wanted", "product", "old");
        assertFound(criteria("resale", null, Set.of(), null, null), "old");
        assertFound(criteria(null, InquiryType.WANTED_AD, Set.of(), null, null), "wanted");
        assertFound(criteria(null, null, Set.of(InquiryState.READ), null, null), "product");
        assertFound(criteria(null, null, StateChoice.OPEN.states(), null, null), "wanted", "product", "old");
        assertFound(criteria(null, null, Set.of(), NOON, null), "wanted", "product");
        assertFound(criteria(null, null, Set.of(), null, LATER), "product", "old");
        assertFound(
                criteria("machineseeker", InquiryType.PRODUCT_INQUIRY, Set.of(InquiryState.READ), NOON, LATER),
                "product");
        assertFound(criteria("resale", null, Set.of(), NOON, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größler",
                "GRÖSSLER",
                "groessler",
                "größl",
                "jürgen metall",
                "  Metall   Jürgen ",
                "muster d.o.o.",
                "zagreb kroatien",
                "38510000",
                "+385 1 0000 000",
                "10000",
                "0000 000",
                "buyer-ab1cd2ef3gh4i@channel",
                "buyer-ab1cd2ef3gh4i@channel.machineseeker.com",
                "machineseeker.com",
                "bandsäge uv",
                "UV-100 4711",
                "verpackung",
                "Łódź",
                "lodz",
                "Preis: 5.000",
                "lieferung sofort",
                "100%",
                "O'Neill",
                "o'n",
                "neill",
                "'neill'",
                "a&b",
                "(a|b):*",
                "<-> !x"
            })
    void findsAnInquiryByItsWordsAndTheirBeginnings(String typed) {
        record("Frage zur Bandsäge (UV-100)", InquiryListTest::sayALot, NOON);
        record("another", inquiry -> {}, LATER);

        assertFound(search(typed), "Frage zur Bandsäge (UV-100)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größler another",
                "xyz",
                "2000%",
                "_",
                "%",
                "' or 1=1 --",
                "\\",
                "\\'",
                "säge",
                "ager",
                "11",
                "''",
                "':*",
                "! ( ) & | <->",
                "\u0000",
                "\ud835\ud835",
                "😀"
            })
    void findsNothingElse(String typed) {
        record("Frage zur Bandsäge (UV-100)", InquiryListTest::sayALot, NOON);
        record("another", inquiry -> {}, LATER);

        boolean noWord = SearchWords.of(typed).isEmpty();

        assertEquals(noWord ? 2 : 0, find(search(typed)).count());
    }

    @Test
    void ofWhatASearchFindsALimitedNumberIsCountedAndAllOfItIsExported() {
        int many = InquiryListService.MOST_FOUND + 1;
        for (int i = 0; i < many; i++) {
            record("Presse", inquiry -> {}, NOON.plusSeconds(i));
        }
        record("Presse besonders", inquiry -> {}, NOON);

        InquiryPage page = find(search("presse"));
        InquiryPage last = inList(service ->
                service.page(search("presse"), InquiryOrder.NEWEST_FIRST, InquiryListService.MOST_FOUND, 10));

        assertEquals(new InquiryPage(page.lines(), InquiryListService.MOST_FOUND, true), page);
        assertEquals(NOON.plusSeconds(many - 1), page.lines().get(0).received());
        assertEquals(2, last.lines().size());
        assertPage(find(search("besonders presse")), 1, "Presse besonders");
        assertEquals(
                many + 1,
                inList(service -> service.export(search("presse"), many + 2)).size());
    }

    private static void sayALot(Said inquiry) {
        inquiry.company = "Muster Metall d.o.o.";
        inquiry.person = "Jürgen Größler";
        inquiry.place = "10000 Zagreb";
        inquiry.country = "Kroatien";
        inquiry.phones = List.of("+385 1 0000 000");
        inquiry.answerAddress = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
        inquiry.category = "Verpackungsmaschinen";
        inquiry.externalNumber = "4711";
        inquiry.message = "Guten Tag,\nwir aus Łódź suchen sie zu 100%.\nPreis: 5.000\nO'Neill, A&B, (a|b):*, <-> !x";
        inquiry.further = List.of("Lieferung: sofort");
    }

    @Test
    void searchAndFilterGoTogether() {
        record("Säge 1", inquiry -> {}, NOON);
        record("Säge 2", inquiry -> inquiry.platform = "resale", NOON);

        assertFound(
                new InquiryCriteria(List.of("saege"), "resale", null, Set.of(), null, null, null, null, null),
                "Säge 2");
    }

    @Test
    void ordersInTheDatabase() {
        record("a", inquiry -> inquiry.platform = "resale", NOON);
        record("b", inquiry -> {}, NOON);
        record("c", inquiry -> {}, LATER);

        assertOrder("OLDEST_FIRST", "a", "b", "c");
        assertOrder("NEWEST_FIRST", "c", "b", "a");
    }

    private void assertOrder(String parameter, String... subjects) {
        assertPage(
                inList(service -> service.page(InquiryCriteria.ALL, InquiryOrder.of(parameter), 0, 10)),
                subjects.length,
                subjects);
    }

    @Test
    void aPageTakesTwoStatementsHoweverManyUsersAreResponsible() throws Exception {
        for (int i = 0; i < 5; i++) {
            take(record("inquiry " + i, inquiry -> {}, NOON.plusSeconds(i)), user("user" + i));
        }
        statements.next();

        InquiryPage page = page(0, 3);

        assertEquals(2, statements.next());
        assertEquals(
                List.of("user4", "user3", "user2"),
                page.lines().stream().map(InquiryLine::responsible).toList());
        page(3, 3);
        assertEquals(1, statements.next(), "the last page tells the length by itself");
    }

    @Test
    void exportsEverythingInPiecesWhateverComesInMeanwhile() throws Exception {
        record("whole", InquiryListTest::sayALot, NOON);
        for (int i = 0; i < 4; i++) {
            record("inquiry " + i, inquiry -> {}, LATER);
        }
        take(record("taken", inquiry -> {}, LATER), user("anna"));
        statements.next();

        List<ExportedInquiry> first = inList(service -> service.export(InquiryCriteria.ALL, 3));
        assertEquals(1, statements.next());
        record("came in meanwhile", inquiry -> {}, LATER.plusSeconds(1));
        List<ExportedInquiry> second = inList(service -> service.export(InquiryCriteria.ALL.behind(first.get(2)), 3));
        List<ExportedInquiry> third = inList(service -> service.export(InquiryCriteria.ALL.behind(second.get(2)), 3));

        assertEquals(
                List.of("taken", "inquiry 3", "inquiry 2"),
                first.stream().map(ExportedInquiry::subject).toList());
        assertEquals("anna", first.get(0).responsible().getDisplayName());
        assertEquals(
                List.of("inquiry 1", "inquiry 0", "whole"),
                second.stream().map(ExportedInquiry::subject).toList());
        assertEquals(List.of(), third);
        ExportedInquiry whole = second.get(2);
        assertEquals(List.of("+385 1 0000 000"), whole.phones());
        assertEquals(List.of("Lieferung: sofort"), whole.further());
        assertEquals(NOON, whole.received());
    }

    @Test
    void countsWhatIsLeftToDo() throws Exception {
        record("a", inquiry -> {}, NOON);
        record("b", inquiry -> {}, NOON);
        long done = record("c", inquiry -> {}, NOON);
        long user = user("anna");
        take(record("d", inquiry -> {}, NOON), user);
        open("b");
        database.run(entityManager -> {
            try {
                new InquiryDeskService(entityManager, event -> {}).finish(done, 1, user, CloseReason.SOLD);
            } catch (InquiryChangedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertEquals(
                Set.of(
                        new StateCount(InquiryState.NEW, 1),
                        new StateCount(InquiryState.READ, 1),
                        new StateCount(InquiryState.IN_PROGRESS, 1)),
                Set.copyOf(inService(InquiryService::countOpen)));
    }

    private void assertFound(InquiryCriteria criteria, String... subjects) {
        assertPage(find(criteria), subjects.length, subjects);
    }

    private static void assertPage(InquiryPage page, int count, String... subjects) {
        assertEquals(
                List.of(subjects),
                page.lines().stream().map(InquiryLine::subject).toList());
        assertEquals(count, page.count());
    }

    private static InquiryCriteria criteria(
            String platform, InquiryType type, Set<InquiryState> states, Instant from, Instant until) {
        return new InquiryCriteria(List.of(), platform, type, states, from, until, null, null, null);
    }

    static InquiryCriteria search(String typed) {
        return new InquiryCriteria(
                List.copyOf(SearchWords.of(typed)), null, null, Set.of(), null, null, null, null, null);
    }

    InquiryPage find(InquiryCriteria criteria) {
        return inList(service -> service.page(criteria, InquiryOrder.NEWEST_FIRST, 0, 10));
    }

    private InquiryPage page(int first, int size) {
        return inList(service -> service.page(InquiryCriteria.ALL, InquiryOrder.NEWEST_FIRST, first, size));
    }

    private void open(String subject) {
        long id = inService(service -> service.list(0, 10)).stream()
                .filter(line -> line.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .id();
        database.run(entityManager -> new InquiryDeskService(entityManager, event -> {}).open(id));
    }

    private void take(long id, long user) throws InquiryChangedException {
        database.compute(entityManager -> {
            try {
                new InquiryDeskService(entityManager, event -> {})
                        .take(id, entityManager.find(Inquiry.class, id).getVersion(), user);
                return true;
            } catch (InquiryChangedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private long user(String name) {
        return database.compute(entityManager -> {
            User user = new User(name, Role.USER, "hash");
            entityManager.persist(user);
            return user.getId();
        });
    }

    /** What an inquiry of these tests says. */
    private static final class Said {
        private String platform = "machineseeker";
        private InquiryType type = InquiryType.PRODUCT_INQUIRY;
        private String externalNumber;
        private String company;
        private String person;
        private String place;
        private String country;
        private List<String> phones = new ArrayList<>();
        private String answerAddress;
        private String category;
        private String message = "";
        private List<String> further = new ArrayList<>();
    }

    private long record(String subject, Consumer<Said> saying, Instant received) {
        Said said = new Said();
        saying.accept(said);
        NewInquiry inquiry = new NewInquiry(
                said.platform,
                said.type,
                Optional.ofNullable(said.externalNumber),
                Optional.empty(),
                received,
                Optional.of(subject),
                Optional.ofNullable(said.company),
                Optional.ofNullable(said.person),
                Optional.ofNullable(said.place),
                Optional.ofNullable(said.country),
                said.phones,
                Optional.ofNullable(said.answerAddress),
                Optional.ofNullable(said.category),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                said.message,
                said.further,
                true,
                false);
        return inService(service -> service.record(List.of(inquiry), new RawMail(new byte[] {1}))
                .get(0)
                .getId());
    }

    private <T> T inList(Function<InquiryListService, T> work) {
        return database.compute(entityManager -> work.apply(new InquiryListService(entityManager)));
    }

    private <T> T inService(Function<InquiryService, T> work) {
        return database.compute(entityManager -> work.apply(new InquiryService(entityManager)));
    }
}
