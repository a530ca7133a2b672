package de.mat.product;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A product as one line of a list: without description and listings. Absent values are null; a price that is null means on request.
 *
 * @param picture the id of its first picture; null when it has none
 */
public record ProductLine(
        long id,
        String number,
        String title,
        String manufacturer,
        String model,
        String category,
        Integer year,
        BigDecimal price,
        String currency,
        ProductState state,
        boolean visible,
        Long picture)
        implements Serializable {

    /** Begins a query for lines; conditions speak of {@code p}. */
    static final String SELECT =
            "select new de.mat.product.ProductLine(p.id, p.number, p.title, p.manufacturer, p.model, p.category, p.year, p.price,"
                    + " p.currency, p.state, p.visible, f.id) from Product p"
                    + " left join ProductPicture f on f.product = p and f.position = 0";
}
