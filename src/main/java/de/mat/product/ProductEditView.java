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

/** A product as somebody writes it, new or changed. */
@Named
@ViewScoped
public class ProductEditView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DETAIL = "/app/product.xhtml?id=";

    @Inject
    private ProductService products;

    private String id;
    private ProductDraft draft;
    private boolean conflict;

    /** Begins with what is stored, or with a new product; also the way back to it when somebody else changed it. */
    public void load() throws IOException {
        conflict = false;
        draft = id == null ? new ProductDraft() : stored().map(ProductDraft::of).orElse(null);
        if (draft == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private Optional<Product> stored() {
        return id.matches("[0-9]{1,18}") ? products.find(Long.parseLong(id)) : Optional.empty();
    }

    /** Stores and shows the product, or says what is wrong. */
    public void save() throws IOException {
        if (draft.isAmountMissing()) {
            Messages.error("form:amount", "product.amount.missing");
            return;
        }
        try {
            long stored = products.store(draft);
            Messages.done("product.saved", draft.getNumber(), draft.getTitle());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + DETAIL + stored);
        } catch (NumberTakenException e) {
            Messages.error("form:number", "product.number.taken");
        } catch (ProductChangedException e) {
            conflict = true;
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    /** The same, over what somebody else stored meanwhile. */
    public void overwrite() throws IOException {
        stored().ifPresent(product -> draft.rebase(product.getVersion()));
        conflict = false;
        save();
    }

    /** Those that products have already. */
    public List<String> getCategories() {
        return products.categories();
    }

    public List<String> getCurrencies() {
        return Product.CURRENCIES;
    }

    public ProductState[] getStates() {
        return ProductState.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public ProductDraft getDraft() {
        return draft;
    }

    /** Whether somebody else changed or removed the product meanwhile. */
    public boolean isConflict() {
        return conflict;
    }
}
