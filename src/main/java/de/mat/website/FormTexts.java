package de.mat.website;

import de.mat.product.Product;
import de.mat.user.Language;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** All that a form in another website needs, but the script that shows it: words, colours, lengths, and its token. */
final class FormTexts {

    private static final String BUNDLE = "de.mat.messages";

    private FormTexts() {}

    static JsonObject of(
            FormKind kind, Language language, WebsiteSettings settings, Optional<Product> product, String token) {
        Colour accent = Colour.of(settings.getAccent()).ground();
        JsonObjectBuilder form = Json.createObjectBuilder()
                .add("token", token)
                .add("language", language.getTag())
                .add("dealer", settings.getDealer())
                .add("privacyUrl", settings.getPrivacyUrl())
                .add("accent", accent.toString())
                .add("onAccent", accent.textOn().toString())
                .add("texts", texts(kind, language))
                .add("lengths", lengths());
        product.ifPresent(found -> form.add("product", found.getTitle()));
        return form.build();
    }

    private static JsonObjectBuilder texts(FormKind kind, Language language) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language.locale());
        JsonObjectBuilder texts = Json.createObjectBuilder()
                .add("title", bundle.getString(kind == FormKind.INQUIRY ? "offer.ask" : "contactForm.title"))
                .add("privacyLink", bundle.getString("site.privacy"))
                .add("thanks", bundle.getString("thanks.title"))
                .add("number", bundle.getString("thanks.number"))
                .add("what", bundle.getString("thanks.what"));
        Stream.of("homepage", "privacy", "required", "send", "wrong", "failed")
                .forEach(word -> texts.add(word, bundle.getString("form." + word)));
        for (FormField field : FormField.values()) {
            texts.add(field.word(), bundle.getString("form." + field.word()));
        }
        for (FieldProblem problem : FieldProblem.values()) {
            texts.add(problem.name(), bundle.getString("form.problem." + problem));
        }
        return texts;
    }

    private static JsonObjectBuilder lengths() {
        JsonObjectBuilder lengths = Json.createObjectBuilder();
        for (FormField field : FormField.values()) {
            lengths.add(field.word(), field.length());
        }
        return lengths;
    }
}
