package de.mat;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.account.AccountStatus;
import de.mat.account.CheckOutcome;
import de.mat.account.CheckStep;
import de.mat.account.SignatureFormat;
import de.mat.contact.AdvertisingState;
import de.mat.contact.ContactMatchReason;
import de.mat.contact.ContactOrder;
import de.mat.contact.ContactTableProblem;
import de.mat.contact.KnownAddress;
import de.mat.contact.Salutation;
import de.mat.delivery.AttachmentProblem;
import de.mat.delivery.DeliveryState;
import de.mat.delivery.OutboxFilter;
import de.mat.inquiry.AnswerChoice;
import de.mat.inquiry.AnswerProblem;
import de.mat.inquiry.AnswerState;
import de.mat.inquiry.CloseReason;
import de.mat.inquiry.DueState;
import de.mat.inquiry.InquiryState;
import de.mat.inquiry.InquiryType;
import de.mat.inquiry.Period;
import de.mat.inquiry.Placeholder;
import de.mat.inquiry.StateChoice;
import de.mat.inquiry.TextTemplateProblem;
import de.mat.inquiry.Undelivered;
import de.mat.intake.MailProblem;
import de.mat.intake.RereadProgress;
import de.mat.intake.RetryOutcome;
import de.mat.intake.RunOutcome;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.Protocol;
import de.mat.mailing.LeftOut;
import de.mat.mailing.MailingProblem;
import de.mat.mailing.MailingState;
import de.mat.mailing.RecipientState;
import de.mat.mailing.SkipReason;
import de.mat.mailing.StopCause;
import de.mat.platform.Layout;
import de.mat.platform.PlatformProblem;
import de.mat.platform.SenderPattern;
import de.mat.platform.Trial;
import de.mat.platform.TrialMail;
import de.mat.product.MatchReason;
import de.mat.product.PictureProblem;
import de.mat.product.ProductOrder;
import de.mat.product.ProductState;
import de.mat.product.TableProblem;
import de.mat.product.Visibility;
import de.mat.user.CredentialProblem;
import de.mat.user.Language;
import de.mat.user.Right;
import de.mat.user.Role;
import de.mat.user.UserProblem;
import de.mat.website.FieldProblem;
import de.mat.website.FormField;
import de.mat.website.LogoUpload;
import de.mat.website.Suspicion;
import de.mat.website.WebsiteProblem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of our own pages and texts, as far as the files tell. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final Pattern INLINE_STYLE = Pattern.compile("<style|\\sstyle\\s*=");
    /** {@code f:websocket} names functions of our scripts. */
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script|javascript:|<(?!f:websocket )[a-zA-Z][^>]*\\son[a-z]+\\s*=");

    /** Each holds the nonce of its page from the start: PrimeFaces refuses a form that is sent before its script has run. */
    private static final Pattern FORM_WITHOUT_NONCE = Pattern.compile("<h:form\\b[^>]*>(?!\\s*<mat:nonce />)");

    private static final Pattern KEY = Pattern.compile("msg\\['([^']+)'(\\.concat\\()?");
    private static final Pattern COMPOSED_KEY = Pattern.compile("msg\\['([^']+)'\\.concat\\(");
    private static final Pattern TABLE =
            Pattern.compile("<p:dataTable [^>]*value=\"#\\{([a-z]\\w*)\\.[^>]*var=\"(\\w+)\"");
    private static final Pattern BEAN = Pattern.compile("\\b([a-z][A-Za-z]*View)\\b(?=[.\\s}])");

    /** Imported constants are a map without an order. */
    @Test
    void choicesComeInTheirOrderFromABean() throws IOException {
        assertEquals(Map.of(), found(Pattern.compile("\\.values\\(\\)}")));
    }

    @Test
    void pagesHaveNoInlineStyle() throws IOException {
        assertEquals(Map.of(), found(INLINE_STYLE));
    }

    @Test
    void pagesHaveNoInlineScript() throws IOException {
        assertEquals(Map.of(), found(INLINE_SCRIPT));
    }

    @Test
    void formsHoldTheNonceOfTheirPage() throws IOException {
        assertEquals(Map.of(), found(FORM_WITHOUT_NONCE));
    }

    /** A list that is read anew for each request may have moved since the page was shown. */
    @Test
    void aButtonInARowNamesWhatItMeans() throws IOException {
        Map<Path, List<String>> found = new TreeMap<>();
        for (Path page : pages()) {
            String content = Files.readString(page);
            for (MatchResult table : TABLE.matcher(content).results().toList()) {
                Pattern byPlace =
                        Pattern.compile("action=\"#\\{(" + table.group(1) + ")\\.\\w+\\(" + table.group(2) + "\\)");
                if (isReadForEachRequest(table.group(1))
                        && byPlace.matcher(content).find()) {
                    found.put(page, List.of(table.group(1)));
                }
            }
        }

        assertEquals(Map.of(), found);
    }

    private static boolean isReadForEachRequest(String bean) throws IOException {
        String file = Character.toUpperCase(bean.charAt(0)) + bean.substring(1) + ".java";
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(each -> each.endsWith(file)).toList()) {
                return Files.readString(source).contains("@RequestScoped");
            }
        }
        return false;
    }

    private static Map<Path, List<String>> found(Pattern forbidden) throws IOException {
        Map<Path, List<String>> found = new TreeMap<>();
        for (Path page : pages()) {
            List<String> here = forbidden
                    .matcher(Files.readString(page))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (!here.isEmpty()) {
                found.put(page, here);
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de/mat/messages", "ValidationMessages"})
    void bundlesHaveTheSameKeysInTheSameOrder(String bundle) throws IOException {
        List<String> english = keys(RESOURCES.resolve(bundle + ".properties"));
        List<String> german = keys(RESOURCES.resolve(bundle + "_de.properties"));

        assertEquals(english, german);
        assertEquals(Set.copyOf(english).size(), english.size(), "a key stands twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de/mat/messages.properties", "de/mat/messages_de.properties"})
    void noTextIsEmpty(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(bundle))) {
            texts.load(reader);
        }

        texts.forEach((key, text) -> assertFalse(text.toString().isBlank(), key + " is empty"));
    }

    /** A block that stays open swallows what follows, and no browser says so. */
    @Test
    void theStylesheetClosesEachBlock() throws IOException {
        String rules = Files.readString(WEBAPP.resolve("resources/css/mat.css")).replaceAll("(?s)/\\*.*?\\*/", "");

        int open = 0;
        for (String line : rules.split("\n")) {
            assertTrue(!line.startsWith("@media") || open == 0, line);
            open += line.length() - line.replace("{", "").length();
            open -= line.length() - line.replace("}", "").length();
        }

        assertEquals(0, open);
    }

    @Test
    void everyTextOfAPageIsInTheBundle() throws IOException {
        List<String> keys = keys(RESOURCES.resolve("de/mat/messages.properties"));

        Set<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            KEY.matcher(Files.readString(page)).results().forEach(use -> {
                String key = use.group(1);
                boolean known = use.group(2) == null
                        ? keys.contains(key)
                        : keys.stream().anyMatch(each -> each.startsWith(key));
                if (!known) {
                    missing.add(page + ": " + key);
                }
            });
        }

        assertEquals(Set.of(), missing);
    }

    /** What is shown by its name: the beginning of the key, and how it can go on. */
    private static final Map<String, List<?>> SHOWN_BY_NAME = Map.ofEntries(
            entry("account.security.", List.of(ConnectionSecurity.values())),
            entry("account.signature.", List.of(SignatureFormat.values())),
            entry(
                    "app.language.",
                    Stream.of(Language.values()).map(Language::getTag).toList()),
            entry(
                    "check.",
                    Stream.of(CheckOutcome.values(), CheckStep.State.values(), Protocol.values())
                            .flatMap(Stream::of)
                            .toList()),
            entry("contact.advertising.", List.of(AdvertisingState.values())),
            entry("contact.advertising.meaning.", List.of(AdvertisingState.values())),
            entry("contact.salutation.", List.of(Salutation.values())),
            entry("contactsImport.delimiter.", List.of("semicolon", "comma", "tab", "bar")),
            entry("contactsImport.known.", List.of(KnownAddress.values())),
            entry(
                    "contactsImport.problem.",
                    Stream.of(ContactTableProblem.Kind.values())
                            .filter(kind -> kind != ContactTableProblem.Kind.RULE)
                            .toList()),
            entry("contacts.order.", List.of(ContactOrder.values())),
            entry("credentials.", List.of(CredentialProblem.values())),
            entry("form.", Stream.of(FormField.values()).map(FormField::word).toList()),
            entry("form.problem.", List.of(FieldProblem.values())),
            entry("answer.", List.of(AnswerProblem.values())),
            entry("answer.file.", List.of(AttachmentProblem.values())),
            entry(
                    "answer.state.",
                    Stream.of(AnswerState.values())
                            .filter(state -> state != AnswerState.DRAFT)
                            .toList()),
            entry("answer.what.", List.of(AnswerState.FAILED, AnswerState.UNKNOWN)),
            entry("inquiries.answer.", List.of(AnswerChoice.values())),
            entry("inquiries.period.", List.of(Period.values())),
            entry("inquiry.close.", List.of(CloseReason.values())),
            entry("inquiry.contact.reason.", List.of(ContactMatchReason.values())),
            entry("inquiry.due.", List.of(DueState.values())),
            entry(
                    "inquiry.state.",
                    Stream.of(InquiryState.values(), StateChoice.values())
                            .flatMap(Stream::of)
                            .toList()),
            entry("inquiry.suspicion.", List.of(Suspicion.values())),
            entry("inquiry.type.", List.of(InquiryType.values())),
            entry("inquiry.product.reason.", List.of(MatchReason.values())),
            entry("intake.outcome.", List.of(RunOutcome.values())),
            entry("outbox.filter.", List.of(OutboxFilter.values())),
            entry("mailing.placeholder.", List.of(de.mat.mailing.Placeholder.values())),
            entry("mailing.problem.", List.of(MailingProblem.Kind.values())),
            entry("mailing.reason.", List.of(LeftOut.Reason.values())),
            entry("mailing.state.", List.of(MailingState.values())),
            entry("mailingRun.reason.", List.of(SkipReason.values())),
            entry("mailingRun.state.", List.of(RecipientState.values())),
            entry("mailingRun.stop.", List.of(StopCause.values())),
            entry("offer.state.", List.of(ProductState.values())),
            entry("platform.", List.of(PlatformProblem.Kind.values())),
            entry("platform.layout.", List.of(Layout.values())),
            entry("platform.pattern.", List.of(SenderPattern.Problem.values())),
            entry("product.picture.problem.", List.of(PictureProblem.values())),
            entry("product.state.", List.of(ProductState.values())),
            entry("product.website.", List.of(Visibility.values())),
            entry("products.order.", List.of(ProductOrder.values())),
            entry(
                    "productsImport.problem.",
                    Stream.of(TableProblem.Kind.values())
                            .filter(kind -> kind != TableProblem.Kind.RULE)
                            .toList()),
            entry("quarantine.next.", List.of(MailProblem.values())),
            entry("quarantine.reason.", List.of(MailProblem.values())),
            entry("quarantine.retried.", List.of(RetryOutcome.values())),
            entry("reread.state.", List.of(RereadProgress.State.values())),
            entry("right.", List.of(Right.values())),
            entry("right.missing.", List.of(Right.values())),
            entry("run.outcome.", List.of(RunOutcome.values())),
            entry("textTemplate.", List.of(TextTemplateProblem.NAME_TAKEN)),
            entry("textTemplate.placeholder.", List.of(Placeholder.values())),
            entry("trial.problem.", List.of(TrialMail.Problem.values())),
            entry("trial.verdict.", List.of(Trial.Verdict.values())),
            entry(
                    "undelivered.",
                    Stream.of(Undelivered.Kind.values())
                            .flatMap(kind -> Stream.of(
                                            DeliveryState.FAILED, DeliveryState.UNKNOWN, DeliveryState.WAITING)
                                    .map(state -> kind + "." + state))
                            .toList()),
            entry("user.", List.of(UserProblem.values())),
            entry("user.role.", List.of(Role.values())),
            entry("warning.", List.of(AccountStatus.Kind.values())),
            entry("website.", List.of(WebsiteProblem.values())),
            entry("website.logo.", List.of(LogoUpload.Outcome.values())),
            entry("warning.part.", List.of(Protocol.values())));

    @Test
    void everyConstantThatIsShownHasItsText() {
        List<String> keys = keys(RESOURCES.resolve("de/mat/messages.properties"));

        Set<String> missing = new TreeSet<>();
        SHOWN_BY_NAME.forEach((beginning, names) -> names.forEach(name -> missing.add(beginning + name)));
        keys.forEach(missing::remove);

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyKeyThatAPageComposesIsOfSuchConstants() throws IOException {
        Set<String> beginnings = new TreeSet<>();
        for (Path page : pages()) {
            COMPOSED_KEY.matcher(Files.readString(page)).results().forEach(use -> beginnings.add(use.group(1)));
        }

        beginnings.removeAll(SHOWN_BY_NAME.keySet());

        assertEquals(Set.of("account."), beginnings, "those of the account are names of its fields");
    }

    @Test
    void everyBeanOfAPageExists() throws IOException {
        Set<String> classes = viewClasses();

        Set<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            for (String expression : expressions(page)) {
                BEAN.matcher(expression)
                        .results()
                        .map(use -> use.group(1))
                        .filter(bean -> !classes.contains(className(bean)))
                        .forEach(bean -> missing.add(page + ": " + bean));
            }
        }

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPageHasItsBeanOrIsStatic() throws IOException {
        Set<String> classes = viewClasses();

        for (Path page : pages()) {
            if (page.startsWith(WEBAPP.resolve("WEB-INF"))) {
                continue;
            }
            String name = page.getFileName().toString().replace(".xhtml", "");
            boolean hasBean = classes.contains(className(name + "View"));
            boolean isStatic = expressions(page).stream()
                    .noneMatch(expression -> BEAN.matcher(expression).find());
            assertTrue(hasBean || isStatic, page + " has no " + className(name + "View"));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .sorted()
                    .toList();
            assertTrue(pages.size() > 10, "the pages are found");
            return pages;
        }
    }

    private static List<String> expressions(Path page) throws IOException {
        return Pattern.compile("#\\{[^}]*}")
                .matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Set<String> viewClasses() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("View.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    /** A page of several words has hyphens between them. */
    private static String className(String bean) {
        return Stream.of(bean.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<String> keys(Path bundle) {
        try (Stream<String> lines = Files.lines(bundle)) {
            return lines.filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
