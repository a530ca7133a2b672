package de.mat.mailing;

import de.mat.faces.Prices;
import de.mat.product.MailPicture;
import de.mat.product.PictureFile;
import de.mat.product.PictureRefusedException;
import de.mat.product.PictureSize;
import de.mat.product.Product;
import de.mat.product.ProductPicture;
import de.mat.product.ProductPictureService;
import de.mat.product.ProductService;
import de.mat.security.PublicAddress;
import de.mat.website.PublicWebsite;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Entities;

/** A product as it is put into a bulk mail: picture, title, price, and the way to its page, if visitors can see that. */
@RequestScoped
public class ProductOffer {

    /** Twice as wide as it is shown. */
    private static final int PIXELS = 400;

    private static final int BYTES = 60_000;

    @Inject
    private ProductService products;

    @Inject
    private ProductPictureService pictures;

    @Inject
    private PublicWebsite website;

    /** Its HTML, to be put in where the user writes; empty when it is gone. */
    public Optional<String> html(long productId, MailingLanguage language) {
        return products.find(productId).map(product -> html(product, language));
    }

    private String html(Product product, MailingLanguage language) {
        MailingWords words = MailingWords.in(language);
        return "<table cellpadding=\"8\" style=\"margin:16px 0\"><tr>"
                + picture(product)
                        .map(url -> "<td width=\"200\" valign=\"top\"><img src=\"" + url + "\" width=\"200\" alt=\""
                                + attribute(product.getTitle()) + "\" style=\"max-width:100%;height:auto\" /></td>")
                        .orElse("")
                + "<td valign=\"top\"><strong>" + Entities.escape(product.getTitle()) + "</strong><br />"
                + Entities.escape(price(product, language, words))
                + link(product)
                        .map(address -> "<br /><a href=\"" + attribute(address) + "\">"
                                + Entities.escape(words.get("view")) + "</a>")
                        .orElse("")
                + "</td></tr></table><p><br /></p>";
    }

    private Optional<String> picture(Product product) {
        return pictures.pictures(product.getId()).stream()
                .findFirst()
                .map(ProductPicture::getId)
                .flatMap(id -> pictures.picture(id, PictureSize.THUMBNAIL))
                .flatMap(ProductOffer::dataUrl);
    }

    private static Optional<String> dataUrl(PictureFile picture) {
        try {
            return Optional.of(MailPicture.dataUrl(picture.content(), PIXELS, BYTES));
        } catch (PictureRefusedException unreadable) {
            // The offer is worth telling without it
            return Optional.empty();
        }
    }

    private Optional<String> link(Product product) {
        return product.isVisible() && website.settings().isPresent()
                ? Optional.of(PublicAddress.configured()
                        .page("/web/offer.xhtml?number="
                                + URLEncoder.encode(product.getNumber(), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static String price(Product product, MailingLanguage language, MailingWords words) {
        BigDecimal amount = product.getPrice();
        if (amount == null) {
            return words.get("onRequest");
        }
        return Prices.in(Locale.forLanguageTag(language.getCode()), amount, product.getCurrency());
    }

    private static String attribute(String text) {
        return Entities.escape(text).replace("\"", "&quot;");
    }
}
