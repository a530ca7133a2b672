package de.mat.mailing;

import de.mat.product.ProductCriteria;
import de.mat.product.ProductLine;
import de.mat.product.ProductOrder;
import de.mat.product.ProductService;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Products to be put into the mailing of the page. */
@Named
@ViewScoped
public class OfferPickerView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_FOUND = 20;

    @Inject
    private ProductService products;

    @Inject
    private ProductOffer offer;

    private String words;
    private String html;

    /** Those in which the typed words occur; else the last ones that were changed. */
    public List<ProductLine> getFound() {
        return products.page(ProductCriteria.of(words, null, null, null), ProductOrder.CHANGED_LAST, 0, MOST_FOUND)
                .lines();
    }

    /** "Einfügen": the page puts it where the user writes. */
    public void pick(long product, MailingLanguage language) {
        html = offer.html(product, language).orElse(null);
    }

    /** What was picked, once. */
    public String takeHtml() {
        String taken = html;
        html = null;
        return taken;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
