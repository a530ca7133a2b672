package de.mat.product;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A picture of a product, without its content. The content never changes, so a browser may keep it for good. */
@Entity
@Table(name = "product_picture")
@NamedQuery(
        name = ProductPicture.OF_PRODUCT,
        query = "select f from ProductPicture f where f.product.id = :product order by f.position, f.id")
@NamedQuery(
        name = ProductPicture.OF_VISIBLE_PRODUCT,
        query =
                "select f from ProductPicture f where f.product.id = :product and f.product.visible = true order by f.position, f.id")
public class ProductPicture {

    static final String OF_PRODUCT = "ProductPicture.ofProduct";
    static final String OF_VISIBLE_PRODUCT = "ProductPicture.ofVisibleProduct";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "product_picture_seq")
    @SequenceGenerator(name = "product_picture_seq", sequenceName = "product_picture_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    private Product product;

    private int position;

    private String type;

    private int width;

    private int height;

    protected ProductPicture() {}

    ProductPicture(Product product, int position, PreparedPicture picture) {
        this.product = product;
        this.position = position;
        type = picture.type();
        width = picture.width();
        height = picture.height();
    }

    void moveTo(int place) {
        position = place;
    }

    public Long getId() {
        return id;
    }

    /** "image/jpeg" or "image/png". */
    public String getType() {
        return type;
    }

    /** Of the large form, in pixels. */
    public int getWidth() {
        return width;
    }

    /** Of the large form, in pixels. */
    public int getHeight() {
        return height;
    }
}
