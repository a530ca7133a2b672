package de.mat.product;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** The bytes of a picture in both sizes. */
@Entity
@Table(name = "product_picture_content")
@NamedQuery(name = "PictureContent.LARGE", query = PictureContent.LARGE)
@NamedQuery(name = "PictureContent.THUMBNAIL", query = PictureContent.THUMBNAIL)
@NamedQuery(name = "PictureContent.visible.LARGE", query = PictureContent.LARGE + PictureContent.IS_VISIBLE)
@NamedQuery(name = "PictureContent.visible.THUMBNAIL", query = PictureContent.THUMBNAIL + PictureContent.IS_VISIBLE)
public class PictureContent {

    static final String LARGE =
            "select new de.mat.product.PictureFile(f.type, c.large) from ProductPicture f, PictureContent c"
                    + " where f.id = :picture and c.picture = f";
    static final String THUMBNAIL =
            "select new de.mat.product.PictureFile(f.type, c.thumbnail) from ProductPicture f, PictureContent c"
                    + " where f.id = :picture and c.picture = f";
    static final String IS_VISIBLE = " and f.product.visible = true";

    @Id
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "picture_id")
    private ProductPicture picture;

    private byte[] large;

    private byte[] thumbnail;

    protected PictureContent() {}

    PictureContent(ProductPicture picture, PreparedPicture prepared) {
        this.picture = picture;
        large = prepared.large();
        thumbnail = prepared.thumbnail();
    }

    /** The name of the query for that size of a picture. */
    static String any(PictureSize size) {
        return "PictureContent." + size;
    }

    /** The same for pictures of visible products alone. */
    static String visible(PictureSize size) {
        return "PictureContent.visible." + size;
    }
}
