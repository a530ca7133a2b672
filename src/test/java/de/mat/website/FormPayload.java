package de.mat.website;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may send through a form, and what is to become of it. */
public final class FormPayload {

    private static final String MESSAGE = "Guten Tag,\n\nist die Maschine noch zu haben?\n\nAna Beispiel";

    private final String name;
    private final Map<FormField, String> texts = new EnumMap<>(FormField.class);
    private String product = "MM-1001";
    private String honeypot = "";
    private FormKind kind = FormKind.INQUIRY;
    private Map<FormField, FieldProblem> problems = Map.of();
    private Set<Suspicion> suspicions = Set.of();

    private FormPayload(String name) {
        this.name = name;
        texts.put(FormField.NAME, "Ana Beispiel");
        texts.put(FormField.EMAIL, "ana@example.com");
        texts.put(FormField.MESSAGE, MESSAGE);
    }

    private static FormPayload of(String name) {
        return new FormPayload(name);
    }

    private static FormPayload with(String name, FormField field, String text) {
        return of(name).and(field, text);
    }

    private FormPayload and(FormField field, String text) {
        texts.put(field, text);
        return this;
    }

    private FormPayload contact() {
        kind = FormKind.CONTACT;
        product = "";
        return this;
    }

    private FormPayload about(String number) {
        product = number;
        return this;
    }

    private FormPayload trapped(String text) {
        honeypot = text;
        return this;
    }

    private FormPayload is(FormField field, FieldProblem problem) {
        problems = new EnumMap<>(Map.of(field, problem));
        return this;
    }

    private FormPayload is(Suspicion... why) {
        suspicions = new LinkedHashSet<>(Arrays.asList(why));
        return this;
    }

    /** As it arrives with that token. */
    SentForm sent(String token) {
        return new SentForm(kind, texts, product, honeypot, token, "de");
    }

    Map<FormField, FieldProblem> problems() {
        return problems;
    }

    Set<Suspicion> suspicions() {
        return suspicions;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String repeated(String text, int times) {
        return Stream.generate(() -> text).limit(times).collect(Collectors.joining());
    }

    /** All of them. */
    static List<FormPayload> all() {
        return Stream.of(people(), mistakes(), injections(), machines())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FormPayload> people() {
        return List.of(
                of("a plain inquiry"),
                of("a plain contact").contact(),
                with("no name", FormField.NAME, ""),
                with("all fields", FormField.COMPANY, "Muster Metall d.o.o.")
                        .and(FormField.PHONE, "+385 1 0000 000")
                        .and(FormField.SUBJECT, "Preis der Maschine?"),
                with("umlauts", FormField.NAME, "Jürgen Größe-Müßig"),
                with("Polish", FormField.MESSAGE, "Dzień dobry, czy maszyna jest jeszcze dostępna? Proszę o cenę."),
                with("Arabic", FormField.MESSAGE, "مرحبا، هل الآلة ما زالت متوفرة؟")
                        .and(FormField.NAME, "سارة مثال"),
                with("Chinese", FormField.NAME, "示例").and(FormField.MESSAGE, "您好,这台机器还在吗?"),
                with("emoji", FormField.MESSAGE, "Tolle Maschine 👍🏽 – noch da?"),
                with("one link", FormField.MESSAGE, "Ich meine diese: https://www.example.com/maschine/4711"),
                with("two links", FormField.MESSAGE, "https://example.com/a oder https://example.com/b?"),
                with(
                        "a price in dollars and brackets",
                        FormField.MESSAGE,
                        "Preis < 5.000 € [netto] & sofort \"frei\"?"),
                with("an apostrophe", FormField.NAME, "Sinéad O'Beispiel"),
                with("quotes in the company", FormField.COMPANY, "\"Muster\" & Söhne <GmbH>"),
                with("plus in the address", FormField.EMAIL, "ana+maschinen@example.com"),
                with("address of a domain with umlauts", FormField.EMAIL, "ana@bücher.example"),
                with("spaces around the address", FormField.EMAIL, "  ana@example.com  "),
                with("a very long message", FormField.MESSAGE, repeated("Wort ", 1_999) + "Ende"),
                with(
                        "a message as long as it may be, with Windows line breaks",
                        FormField.MESSAGE,
                        repeated("123456789\r\n", 1_000)),
                with("Windows line breaks", FormField.MESSAGE, "Guten Tag\r\n\r\nnoch da?"),
                with("tabs", FormField.MESSAGE, "Länge\t2 m\nBreite\t1 m"),
                with("a line that begins with From", FormField.MESSAGE, "From Zagreb we would collect it ourselves."),
                with("a single dot on a line", FormField.MESSAGE, "Ja\r\n.\r\nNein"),
                with("words with a colon", FormField.MESSAGE, "An: Verkauf\nPreis: 5000\nTo: whom it may concern"),
                with("a subject of encoded words", FormField.SUBJECT, "=?utf-8?B?QmNjOiBhQGV4YW1wbGUuY29t?="),
                with("a person's name in encoded words", FormField.NAME, "=?utf-8?q?=0d=0aBcc:_a=40example.com?="),
                with("an address inside the name", FormField.NAME, "Ana <ana@example.org>"),
                with("a formula", FormField.COMPANY, "=HYPERLINK(\"x\")"),
                with("SQL", FormField.NAME, "'; drop table inquiry; --"),
                with("expression language", FormField.NAME, "#{facesContext} ${7*7} {{7*7}}"),
                with("a template of messages", FormField.SUBJECT, "{0} '{1}' {2,choice,0#x}"),
                with("a script", FormField.MESSAGE, "<script>alert(1)</script>"),
                with("a picture with an event", FormField.NAME, "<img src=x onerror=alert(1)>"),
                with("percent signs", FormField.MESSAGE, "100%0a%0d sicher, %s %n"),
                of("a product number in small letters").about("mm-1001"));
    }

    private static List<FormPayload> mistakes() {
        return List.of(
                with("no message", FormField.MESSAGE, "").is(FormField.MESSAGE, FieldProblem.MISSING),
                with("blank message", FormField.MESSAGE, " \n\t ").is(FormField.MESSAGE, FieldProblem.MISSING),
                with("no address", FormField.EMAIL, "").is(FormField.EMAIL, FieldProblem.MISSING),
                with("half an address", FormField.EMAIL, "ana@").is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("no domain", FormField.EMAIL, "ana@localhost").is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("two addresses", FormField.EMAIL, "a@example.com, b@example.com")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("two addresses with semicolon", FormField.EMAIL, "a@example.com;b@example.com")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a display name", FormField.EMAIL, "Ana <ana@example.com>")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a comment", FormField.EMAIL, "ana(x)@example.com").is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a quoted local part", FormField.EMAIL, "\"a b\"@example.com")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("an address literal", FormField.EMAIL, "ana@[127.0.0.1]")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a route", FormField.EMAIL, "@a.example:ana@example.com")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("an endless address", FormField.EMAIL, repeated("a", 300) + "@example.com")
                        .is(FormField.EMAIL, FieldProblem.TOO_LONG),
                with("an endless name", FormField.NAME, repeated("n", 101)).is(FormField.NAME, FieldProblem.TOO_LONG),
                with("an endless subject", FormField.SUBJECT, repeated("s", 151))
                        .is(FormField.SUBJECT, FieldProblem.TOO_LONG),
                with("an endless message", FormField.MESSAGE, repeated("m", 10_001))
                        .is(FormField.MESSAGE, FieldProblem.TOO_LONG));
    }

    private static List<FormPayload> injections() {
        return List.of(
                with("a header in the address", FormField.EMAIL, "ana@example.com\r\nBcc: a@example.org")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a line feed in the address", FormField.EMAIL, "ana@example.com\nBcc:a@example.org")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("an encoded line break in the address", FormField.EMAIL, "ana@example.com%0ABcc:a@example.org")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a NUL in the address", FormField.EMAIL, "ana\0@example.com")
                        .is(FormField.EMAIL, FieldProblem.NO_ADDRESS),
                with("a header in the name", FormField.NAME, "Ana\r\nBcc: a@example.org")
                        .is(Suspicion.CONTROL_CHARACTERS, Suspicion.MAIL_HEADERS),
                with("a carriage return in the name", FormField.NAME, "Ana\rBcc: x")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a line feed in the subject", FormField.SUBJECT, "Preis\nBcc: x")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a body in the subject", FormField.SUBJECT, "Preis\r\n\r\n<h1>x</h1>")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a folded header in the subject", FormField.SUBJECT, "Preis\r\n Bcc: x")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a line separator in the subject", FormField.SUBJECT, "Preis\u2028Bcc: x")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a paragraph separator in the name", FormField.NAME, "Ana\u2029Bcc: x")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a next line (C1) in the company", FormField.COMPANY, "Muster\u0085Bcc: x")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("a vertical tab in the phone", FormField.PHONE, "030\u000b23125")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("half a surrogate pair in the name", FormField.NAME, "Ana \ud83d!")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("NUL in the message", FormField.MESSAGE, "Guten\0Tag").is(Suspicion.CONTROL_CHARACTERS),
                with("escape sequences in the message", FormField.MESSAGE, "\u001b[31mrot")
                        .is(Suspicion.CONTROL_CHARACTERS),
                with("the head of a mail in the message", FormField.MESSAGE, "Bcc: a@example.org\nHallo")
                        .is(Suspicion.MAIL_HEADERS),
                with("a part of a mail in the message", FormField.MESSAGE, "--x\nContent-Type: text/html\n\n<b>x</b>")
                        .is(Suspicion.MAIL_HEADERS),
                of("a NUL in the product number").about("A\0").is(Suspicion.CONTROL_CHARACTERS),
                of("a line break in the product number").about("MM\r\nBcc: x").is(Suspicion.CONTROL_CHARACTERS),
                of("a path as product number").about("../../etc/passwd").is(Suspicion.CONTROL_CHARACTERS));
    }

    private static List<FormPayload> machines() {
        return List.of(
                of("the trap is filled in").trapped("https://example.com").is(Suspicion.HONEYPOT),
                with("three links", FormField.MESSAGE, "http://a.example http://b.example www.c.example")
                        .is(Suspicion.LINKS),
                with("a link as a name", FormField.NAME, "https://example.com/x")
                        .is(Suspicion.LINKS),
                with("a link in the subject", FormField.SUBJECT, "Gewinn: www.example.com")
                        .is(Suspicion.LINKS),
                with("a link of a forum", FormField.MESSAGE, "[url=https://example.com]hier[/url]")
                        .is(Suspicion.LINKS),
                with("a link of HTML", FormField.MESSAGE, "<a href='https://example.com'>hier</a>")
                        .is(Suspicion.LINKS),
                with("a link of Markdown", FormField.MESSAGE, "[hier](https://example.com)")
                        .is(Suspicion.LINKS),
                with("everything at once", FormField.MESSAGE, "[url]x[/url]\nTo: a@example.com")
                        .trapped("x")
                        .is(Suspicion.HONEYPOT, Suspicion.LINKS, Suspicion.MAIL_HEADERS));
    }
}
