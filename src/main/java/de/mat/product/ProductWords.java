package de.mat.product;

import de.mat.csv.TableWords;
import java.util.Optional;

/** The words that a table of products uses, and what they mean. */
final class ProductWords {

    private static final TableWords<ProductColumn> COLUMNS = new TableWords<>();
    private static final TableWords<ProductState> STATES = new TableWords<>();
    private static final TableWords<Boolean> ON_REQUEST =
            new TableWords<Boolean>().text("app.price.onRequest", true).word("", true);
    private static final TableWords<Boolean> CHOICES = new TableWords<Boolean>()
            .text("product.website." + Visibility.VISIBLE, true)
            .text("product.website." + Visibility.HIDDEN, false)
            .words(true, "ja", "j", "yes", "y", "x", "1", "true", "wahr")
            .words(false, "nein", "n", "no", "0", "false", "falsch", "");

    static {
        for (ProductColumn column : ProductColumn.values()) {
            COLUMNS.text(column.key(), column).word(column.name(), column);
        }
        for (ProductState state : ProductState.values()) {
            STATES.text("product.state." + state, state).word(state.name(), state);
        }
    }

    private ProductWords() {}

    static Optional<ProductColumn> column(String heading) {
        return COLUMNS.find(heading);
    }

    static Optional<ProductState> state(String word) {
        return STATES.find(word);
    }

    static Optional<Boolean> choice(String word) {
        return CHOICES.find(word);
    }

    static boolean isOnRequest(String word) {
        return ON_REQUEST.find(word).isPresent();
    }
}
