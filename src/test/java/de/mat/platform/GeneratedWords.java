package de.mat.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;

/** What the generated mails are made of; drawn at random. */
final class GeneratedWords {

    private static final Properties LABELS = read("labels.properties");
    private static final Properties SENTENCES = read("sentences.properties");

    static final List<String> LANGUAGES = LABELS.keySet().stream()
            .map(key -> key.toString().split("\\.")[0])
            .distinct()
            .sorted()
            .toList();

    private static final List<String> COMPANIES = List.of(
            "Muster Metall d.o.o.",
            "Schmidt & Söhne GmbH",
            "Beispiel: Maschinen AG",
            "Exempla S.r.l.",
            "Próbna Sp. z o.o.",
            "Name & Ort <Handel> KG",
            "Čekić, Strojevi i alati",
            "Verkstad Åberg AB",
            "4711 Technik",
            "Ets. L'Exemple",
            "Példa Gép Kft.",
            "Sample-Forge Ltd.");
    private static final List<String> PERSONS = List.of(
            "Ana Beispiel",
            "Horvat Probni",
            "Jürgen Größler",
            "Łukasz Przykładowy",
            "María Ejemplo",
            "O'Brien Sample",
            "Dr. Max Muster",
            "Çağlar Örnek",
            "Åsa Exempel",
            "Mustermann, Erika");
    private static final List<String> PLACES = List.of(
            "10000 Zagreb, Kroatien",
            "24300, Serbien",
            "Musterstadt",
            "20121 Mailand, Italien",
            "Kraków, Polen",
            "AB1 2CD Sampletown, Großbritannien",
            "Göteborg, Schweden",
            "1010 Wien, Österreich");
    private static final List<String> PHONES = List.of(
            "+385 1 0000 000",
            "030 23125 014",
            "+49 (0) 30 23125-015",
            "0039 02 0000 0000",
            "+46/31/000000",
            "(030) 23125016",
            "+48.22.000.00.00",
            "03023125017");
    private static final List<String> CATEGORIES = List.of(
            "Verpackungsmaschinen - Verschließmaschinen",
            "Metallbearbeitung - Drehmaschinen",
            "Holzbearbeitung - Kantenanleimmaschinen",
            "Metalworking - Presses");
    private static final List<String> MACHINES = List.of(
            "Musterwerk UV 100",
            "Exempla Press 250 (2015)",
            "Bandsäge Größe 4: gebraucht",
            "CNC-Fräse \"Probe\" X/Y/Z",
            "Name: Tiger 3000",
            "Kompressor 7,5 kW, 10 bar");
    private static final List<String> NUMBERS = List.of("A-1234567", "20931", "MS/2026/0815", "x7f3k9", "1234567890");

    private final Random random;

    GeneratedWords(Random random) {
        this.random = random;
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream file = GeneratedWords.class.getResourceAsStream("/generated/" + name);
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int number(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Random random() {
        return random;
    }

    /** One of the ways in which that language words the label. */
    String label(String language, String label) {
        return oneOf(List.of(LABELS.getProperty(language + "." + label).split("\\|")));
    }

    /** A language that somebody writes in. */
    String anyLanguage() {
        return oneOf(List.copyOf(new TreeSet<>(SENTENCES.stringPropertyNames())));
    }

    List<String> sentences(String language) {
        return List.of(SENTENCES.getProperty(language).split("\\|"));
    }

    String company() {
        return oneOf(COMPANIES);
    }

    String person() {
        return oneOf(PERSONS);
    }

    String place() {
        return oneOf(PLACES);
    }

    String phone() {
        return oneOf(PHONES);
    }

    String category() {
        return oneOf(CATEGORIES);
    }

    String machine() {
        return oneOf(MACHINES);
    }

    String externalNumber() {
        return oneOf(NUMBERS);
    }

    String relay() {
        StringBuilder token = new StringBuilder("buyer-");
        for (int i = 0; i < 13; i++) {
            token.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
        }
        return token + "@channel.machineseeker.com";
    }
}
