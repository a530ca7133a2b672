package de.mat.product;

import de.mat.csv.SentFile;
import de.mat.csv.TableUpload;
import de.mat.security.Roles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;

/** Takes a file with products. */
@WebServlet("/product-file")
@MultipartConfig(
        maxFileSize = 2L * ProductImport.LARGEST_FILE,
        maxRequestSize = 3L * ProductImport.LARGEST_FILE,
        fileSizeThreshold = 64 * 1024)
public class ProductFileServlet extends TableUpload {

    private static final long serialVersionUID = 1L;

    @Inject
    private ProductFile file;

    public ProductFileServlet() {
        super(Roles.PRODUCTS_WRITE, "/write/products/products-import.xhtml", ProductImport.LARGEST_FILE);
    }

    @Override
    protected SentFile file() {
        return file;
    }
}
