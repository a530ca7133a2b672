package de.mat.product;

import de.mat.faces.Messages;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** A file with products: what would become of it, and the button that stores all of it. */
@Named
@ViewScoped
public class ProductsImportView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/app/products.xhtml";
    private static final int SHOWN = 20;
    private static final int MEGABYTE = 1024 * 1024;

    @Inject
    private ProductFile file;

    @Inject
    private transient ProductImport reader;

    @Inject
    private ProductService products;

    private ProductPreview preview;

    /** Reads the file that was just sent, if there is one. */
    public void open() {
        file.take()
                .ifPresent(content -> preview = reader.preview(
                        content, FacesContext.getCurrentInstance().getViewRoot().getLocale()));
    }

    /** Stores all of it and goes back to the list; nothing if a product was changed meanwhile. */
    public void store() throws IOException {
        try {
            products.storeAll(preview.drafts());
            Messages.done("productsImport.stored", preview.added(), preview.changed());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + LIST);
        } catch (ProductChangedException | NumberTakenException e) {
            Messages.error(null, "productsImport.changed");
            preview = null;
        }
    }

    /** Null as long as no file was sent. */
    public ProductPreview getPreview() {
        return preview;
    }

    /** The first of them. */
    public List<ProductDraft> getFirst() {
        return preview.drafts().subList(0, Math.min(SHOWN, preview.drafts().size()));
    }

    /** How many follow behind the first ones. */
    public int getMore() {
        return preview.drafts().size() - getFirst().size();
    }

    /** What is wrong, in words. */
    public String text(TableProblem problem) {
        String what = problem.kind() == TableProblem.Kind.RULE
                ? problem.words()
                : Messages.text(
                        "productsImport.problem." + problem.kind(),
                        problem.words(),
                        String.join(", ", Product.CURRENCIES),
                        ProductImport.MOST_PRODUCTS,
                        ProductImport.LARGEST_FILE / MEGABYTE);
        return problem.column() == null
                ? what
                : Messages.text(
                        "productsImport.inColumn",
                        Messages.text(problem.column().key()),
                        what);
    }

    public ProductColumn[] getColumns() {
        return ProductColumn.values();
    }
}
