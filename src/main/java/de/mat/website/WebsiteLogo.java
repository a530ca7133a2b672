package de.mat.website;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The dealer's logo: a PNG that MAT wrote itself, of a size that fits the head of a page. There is one at most. */
@Entity
@Table(name = "website_logo")
public class WebsiteLogo {

    static final long ID = 1;

    @Id
    private long id = ID;

    private byte[] content;

    private int width;

    private int height;

    private String tag;

    protected WebsiteLogo() {}

    WebsiteLogo(LogoPicture picture) {
        change(picture);
    }

    void change(LogoPicture picture) {
        content = picture.png();
        width = picture.width();
        height = picture.height();
        tag = UUID.randomUUID().toString();
    }

    public byte[] getContent() {
        return content.clone();
    }

    public int getWidth() {
        return width;
    }

    public int getHeight() {
        return height;
    }

    /** Another one for another picture. */
    public String getTag() {
        return tag;
    }
}
