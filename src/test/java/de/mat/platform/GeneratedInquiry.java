package de.mat.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An inquiry as a platform would write it, and what a reader should find in it. */
final class GeneratedInquiry {

    /** A label and its value as they are written; the message is no field. */
    record Field(String key, String label, String value) {}

    private static final List<String> KEYS = List.of(
            "company", "person", "place", "phone", "address", "category", "machine", "number", "country", "unknown");

    private final GeneratedWords words;
    private final String language;
    private final Map<String, List<Field>> fields = new LinkedHashMap<>();
    private final List<String> message = new ArrayList<>();
    private final String writtenIn;
    private final boolean withMessage;

    /**
     * Draws one.
     *
     * @param language of the labels
     * @param labelled the labels of the mail by key: a platform words them alike in all of its blocks
     */
    GeneratedInquiry(GeneratedWords words, String language, Map<String, String> labelled, boolean digest) {
        this.words = words;
        this.language = language;
        withMessage = !words.chance(0.04);
        for (String key : KEYS) {
            fields.put(key, draw(key, labelled));
        }
        if (fields.get("country").size() > 0 && !fields.get("place").isEmpty()) {
            fields.put("place", List.of(new Field("place", labelled.get("place"), "10000 Zagreb")));
        }
        if (!withMessage || digest) {
            require("category", words.category(), labelled);
            require("person", words.person(), labelled);
            require("address", words.relay(), labelled);
        }
        require("person", words.person(), labelled);
        writtenIn = words.anyLanguage();
        drawMessage();
    }

    private List<Field> draw(String key, Map<String, String> labelled) {
        boolean rare = List.of("number", "country", "unknown").contains(key);
        if (words.chance(rare ? 0.75 : 0.12)) {
            return List.of();
        }
        if (key.equals("phone")) {
            List<Field> phones = new ArrayList<>();
            for (int i = words.number(0, 3); i > 0; i--) {
                String phone = words.phone();
                if (phones.stream().noneMatch(other -> other.value().equals(phone))) {
                    phones.add(new Field(key, words.label(language, key), phone));
                }
            }
            return phones;
        }
        return List.of(new Field(key, labelled.get(key), words.chance(0.12) ? "" : value(key)));
    }

    private String value(String key) {
        return switch (key) {
            case "company" -> words.company();
            case "person" -> words.person();
            case "place" -> words.place();
            case "address" -> words.relay();
            case "category" -> words.category();
            case "machine" -> words.machine();
            case "number" -> words.externalNumber();
            case "country" -> "Kroatien";
            default -> "sofort";
        };
    }

    private void require(String key, String value, Map<String, String> labelled) {
        if (fields.get(key).isEmpty()) {
            fields.put(key, List.of(new Field(key, labelled.get(key), value)));
        }
    }

    private void drawMessage() {
        if (words.chance(0.06)) {
            return;
        }
        List<String> sentences = new ArrayList<>(words.sentences(writtenIn));
        Collections.shuffle(sentences, words.random());
        for (String sentence : sentences.subList(0, words.number(1, sentences.size()))) {
            message.add(sentence);
            if (words.chance(0.3)) {
                message.add("");
            }
            if (words.chance(0.25)) {
                message.add(trick());
            }
        }
        while (message.get(message.size() - 1).isEmpty()) {
            message.remove(message.size() - 1);
        }
    }

    /** A line that looks like one of the platform's. */
    private String trick() {
        return words.oneOf(List.of(
                "Preis: 5000",
                "Price: 4.500 EUR",
                words.label(language, "company") + ": Andere Firma GmbH",
                words.label(language, "person") + ": Erika Mustermann",
                words.label(language, "place") + ": Berlin, Deutschland",
                words.label(language, "phone") + ": 030 23125 099",
                words.label(language, "address") + ": privat@example.com",
                words.label(language, "machine") + ": etwas anderem",
                words.label(language, "message") + ": bitte anrufen",
                words.label(language, "number") + ": 999999",
                "https://example.com/angebot?id=1:2",
                "10:30 - 12:00",
                "- 2 x 400 V",
                "--",
                "PS: <b>eilig</b> & wichtig",
                "Name:"));
    }

    /** The fields as they are to be written, in the order of the keys. */
    List<Field> fields(List<String> order) {
        List<Field> all = new ArrayList<>();
        order.forEach(key -> all.addAll(fields.get(key)));
        return all;
    }

    /** All keys, those of a digest with the company first. */
    static List<String> order(GeneratedWords words, boolean digest) {
        List<String> order = new ArrayList<>(KEYS);
        if (words.chance(0.5)) {
            Collections.shuffle(order, words.random());
        }
        if (digest) {
            order.remove("company");
            order.add(0, "company");
            order.remove("unknown");
            order.add("unknown");
        }
        return order;
    }

    List<String> message() {
        return message;
    }

    boolean hasMessage() {
        return withMessage;
    }

    /** The language of the message; empty when it is hardly a text. */
    String writtenIn() {
        return message.isEmpty() ? "" : writtenIn;
    }

    /** The first value that is given for the key; empty when there is none. */
    String truth(String key) {
        return fields.get(key).stream().map(Field::value).findFirst().orElse("");
    }

    List<String> phones() {
        return fields.get("phone").stream().map(Field::value).toList();
    }

    List<String> further() {
        return fields.get("unknown").stream()
                .filter(field -> !field.value().isEmpty())
                .map(field -> field.label() + ": " + field.value())
                .toList();
    }

    static List<String> keys() {
        return KEYS;
    }
}
