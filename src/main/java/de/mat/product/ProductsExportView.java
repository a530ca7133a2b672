package de.mat.product;

import de.mat.csv.SpreadsheetWriter;
import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The products as a file for a spreadsheet: all that are chosen in the list, in a form that the import takes back. */
@Named
@RequestScoped
public class ProductsExportView {

    /** Products in memory at once. */
    private static final int PIECE = 500;

    @Inject
    private ProductService products;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    private DecimalFormat amount;

    /** Answers the request with the file. */
    public void send() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        amount = new DecimalFormat(
                "0.00", DecimalFormatSymbols.getInstance(faces.getViewRoot().getLocale()));
        external.setResponseContentType("text/csv");
        external.setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + Messages.text("products.export.file") + "-"
                        + LocalDate.now(clock.withZone(zone)) + ".csv\"");
        try (SpreadsheetWriter file = new SpreadsheetWriter(external.getResponseOutputWriter())) {
            file.row(Arrays.stream(ProductColumn.values())
                    .map(column -> Messages.text(column.key()))
                    .toList());
            write(ProductPlace.of(external.getRequestParameterMap()).criteria(), file);
        }
        faces.responseComplete();
    }

    private void write(ProductCriteria wanted, SpreadsheetWriter file) throws IOException {
        String last = "";
        List<Product> piece;
        do {
            piece = products.export(wanted, last, PIECE);
            for (Product product : piece) {
                file.row(row(product));
                last = product.getNumber();
            }
            file.flush();
        } while (piece.size() == PIECE);
    }

    private List<String> row(Product product) {
        return Stream.of(
                        product.getNumber(),
                        product.getTitle(),
                        product.getManufacturer(),
                        product.getModel(),
                        product.getCategory(),
                        product.getYear() == null ? null : product.getYear().toString(),
                        product.getPrice() == null
                                ? Messages.text("app.price.onRequest")
                                : amount.format(product.getPrice()),
                        product.getCurrency(),
                        Messages.text("product.state." + product.getState()),
                        Messages.text(
                                "product.website." + (product.isVisible() ? Visibility.VISIBLE : Visibility.HIDDEN)),
                        product.getDescription(),
                        String.join("\n", product.getListings()))
                .toList();
    }
}
