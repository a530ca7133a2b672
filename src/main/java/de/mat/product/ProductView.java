package de.mat.product;

import de.mat.faces.Messages;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** One product with its pictures, as everybody at the desk sees it. Who may write products puts its pictures in order here, or removes it. */
@Named
@ViewScoped
public class ProductView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/app/products.xhtml";

    @Inject
    private ProductService products;

    @Inject
    private ProductPictureService pictures;

    private String id;
    private PictureProblem problem;
    private transient Product product;
    private transient List<ProductPicture> shown;

    /** Opens the product of the address, or answers "not found". */
    public void open() throws IOException {
        Optional<Product> found =
                id != null && id.matches("[0-9]{1,18}") ? products.find(Long.parseLong(id)) : Optional.empty();
        product = found.orElse(null);
        if (found.isEmpty()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    /** In their order. */
    public List<ProductPicture> getPictures() {
        if (shown == null) {
            shown = pictures.pictures(product.getId());
        }
        return shown;
    }

    /** Moves the picture to that place, counted from 0. */
    public void move(ProductPicture picture, int place) {
        pictures.move(product.getId(), picture.getId(), place);
        shown = null;
        problem = null;
    }

    public void removePicture(ProductPicture picture) {
        pictures.remove(product.getId(), picture.getId());
        shown = null;
        problem = null;
    }

    /** Removes the product and goes back to the list. */
    public void remove() throws IOException {
        try {
            products.remove(product.getId(), product.getVersion());
            Messages.done("product.removed", product.getNumber(), product.getTitle());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + LIST);
        } catch (ProductChangedException e) {
            Messages.error(null, "product.changed");
            product = products.find(product.getId()).orElse(product);
        }
    }

    /** What the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Product getProduct() {
        return product;
    }

    /** Why a picture that was just sent was not taken; null when all were. */
    public PictureProblem getProblem() {
        return problem;
    }

    /** As the address says. */
    public void setProblem(PictureProblem problem) {
        this.problem = problem;
    }

    /** How many pictures a product may have. */
    public int getMostPictures() {
        return ProductPictureService.MOST_PICTURES;
    }
}
