package de.mat.website;

import java.util.EnumMap;
import java.util.Map;

/**
 * A form as it was sent: strangers' words, nothing checked. Texts are stripped of the white space around them and never null; a line
 * break is one character, as it is in the browser that counts them.
 *
 * @param product number of the machine; empty when it is about none
 * @param honeypot what stands in the field that no person sees
 * @param token as the form carried it
 * @param language of the page it was on
 */
public record SentForm(
        FormKind kind, Map<FormField, String> texts, String product, String honeypot, String token, String language) {

    public SentForm {
        Map<FormField, String> whole = new EnumMap<>(FormField.class);
        for (FormField field : FormField.values()) {
            whole.put(field, stripped(texts.get(field)));
        }
        texts = Map.copyOf(whole);
        product = stripped(product);
        honeypot = stripped(honeypot);
        token = stripped(token);
        language = stripped(language);
    }

    private static String stripped(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    String text(FormField field) {
        return texts.get(field);
    }
}
