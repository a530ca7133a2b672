package de.mat.demo;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** What the console says last: where to go, with which logins, and what to type into the dialog. */
public final class DemoInstructions {

    private static final String LINE = "-".repeat(72);

    private DemoInstructions() {}

    /** All of it, between two lines. */
    static String text() {
        return """

                %s
                %s
                The test mail goes to %s; its arrival is told here, and that
                of further inquiries, which come in from time to time.
                Ctrl-C ends MAT, the mail server and the other website.
                %s
                """.formatted(LINE, values(), DemoUser.ADMINISTRATOR.address, LINE);
    }

    /** The address, the logins and the values: the README shows the same. */
    public static String values() {
        return """
                MAT runs on %s
                The dealer's public pages are on %sweb/
                Its forms in another website are on %s

                Administrator   admin      Password  %s
                Benutzer        verkauf    Password  %s

                Values for "E-Mail Konto konfigurieren", in the order of its fields:
                %s
                """.formatted(
                        DemoPort.PAGES.address(),
                        DemoPort.PAGES.address(),
                        DemoPort.OTHER_WEBSITE.address(),
                        DemoUser.ADMINISTRATOR.password,
                        DemoUser.USER.password,
                        fields().stream()
                                .map(field -> "  %-29s  %s".formatted(field.getKey(), field.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    /** What to type into each field of the dialog, in its order: the beginning of the field's German label, and the value. */
    public static List<Entry<String, String>> fields() {
        return List.of(
                Map.entry("Absendername", "Muster Maschinen GmbH"),
                Map.entry("Absender E-Mail", DemoMailServer.ADDRESS),
                Map.entry("Signatur", "(may stay empty)"),
                Map.entry("SMTP-Server", DemoMailServer.HOST),
                Map.entry("Port", Integer.toString(DemoPort.SMTP.number())),
                Map.entry("Sicherheit", "Keine"),
                Map.entry("Authentifikation erforderlich", "ticked"),
                Map.entry("Benutzername", DemoMailServer.ADDRESS),
                Map.entry("Passwort", DemoMailServer.PASSWORD),
                Map.entry("E-Mail-Anfragen automatisch", "ticked"),
                Map.entry("Importieren ab", "(as proposed)"),
                Map.entry("IMAP-Server", DemoMailServer.HOST),
                Map.entry("IMAP-Port", Integer.toString(DemoPort.IMAP.number())),
                Map.entry("Sicherheit", "Keine"));
    }
}
