package de.mat.inquiry;

import de.mat.faces.Messages;
import de.mat.product.Product;
import de.mat.product.ProductMatch;
import de.mat.product.ProductPicture;
import de.mat.product.ProductPictureService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** The product of the inquiry that a page shows, or the proposals for it; read once per request. */
@Named
@RequestScoped
public class InquiryProductView {

    @Inject
    private InquiryProductService inquiryProducts;

    @Inject
    private ProductPictureService pictures;

    private Optional<Product> product;
    private List<ProductMatch> proposals;
    private String number;

    /** Null as long as nobody has linked one. */
    public Product product(Inquiry inquiry) {
        if (product == null) {
            product = inquiryProducts.product(inquiry.getId());
        }
        return product.orElse(null);
    }

    /** The first picture of the product; null when it has none. */
    public ProductPicture picture(Inquiry inquiry) {
        return pictures.pictures(product(inquiry).getId()).stream().findFirst().orElse(null);
    }

    /** The surest first; none when a product is linked. */
    public List<ProductMatch> proposals(Inquiry inquiry) {
        if (proposals == null) {
            proposals = product(inquiry) == null ? inquiryProducts.proposals(inquiry.getId()) : List.of();
        }
        return proposals;
    }

    /** "Zuordnen" at a proposal. */
    public void link(Inquiry inquiry, String proposed) {
        if (!inquiryProducts.link(inquiry.getId(), proposed)) {
            Messages.error("form:productNumber", "inquiry.product.unknown");
        }
        product = null;
        proposals = null;
    }

    /** "Zuordnen" at the field for a number. */
    public void linkTyped(Inquiry inquiry) {
        if (number == null) {
            Messages.error("form:productNumber", "inquiry.product.unknown");
        } else {
            link(inquiry, number);
        }
    }

    /** "Zuordnung lösen". */
    public void unlink(Inquiry inquiry) {
        inquiryProducts.unlink(inquiry.getId());
        product = null;
        proposals = null;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
