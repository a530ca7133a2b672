package de.mat.website;

import de.mat.product.Product;
import de.mat.product.ProductPicture;
import de.mat.product.VisibleProductService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** One machine as visitors see it, with the form to ask about it. */
@Named
@RequestScoped
public class OfferView {

    private static final int LONGEST_NUMBER = 40;

    @Inject
    private VisibleProductService products;

    @Inject
    private SiteView site;

    @Inject
    private ShownForm form;

    private Product product;
    private List<ProductPicture> pictures = List.of();
    private FormFields fields;

    @PostConstruct
    void find() {
        String number = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("number");
        if (number != null && !number.isBlank() && number.length() <= LONGEST_NUMBER) {
            product = products.find(number).orElse(null);
        }
        if (product != null) {
            pictures = products.pictures(product.getId());
        }
        fields = form.of(FormKind.INQUIRY);
    }

    /** Answers "not found" when visitors cannot see it. */
    public void open() throws IOException {
        if (product == null || site.getSettings() == null) {
            SiteView.answerNotFound();
        }
    }

    public Product getProduct() {
        return product;
    }

    public List<ProductPicture> getPictures() {
        return pictures;
    }

    public FormFields getFields() {
        return fields;
    }
}
