package de.mat.product;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the pictures of the products, and their order. The first one stands for the product. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class ProductPictureService {

    /** Of one product. */
    public static final int MOST_PICTURES = 20;

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public ProductPictureService() {}

    ProductPictureService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The pictures of the product in their order. */
    public List<ProductPicture> pictures(long productId) {
        return entityManager
                .createNamedQuery(ProductPicture.OF_PRODUCT, ProductPicture.class)
                .setParameter("product", productId)
                .getResultList();
    }

    /** The picture of that id. */
    public Optional<PictureFile> picture(long pictureId, PictureSize size) {
        return entityManager
                .createNamedQuery(PictureContent.any(size), PictureFile.class)
                .setParameter("picture", pictureId)
                .getResultStream()
                .findFirst();
    }

    /**
     * Adds a picture behind those that the product has.
     *
     * @return false if the product is gone, or has {@link #MOST_PICTURES} of them; then nothing was stored
     */
    @RolesAllowed(Roles.PRODUCTS_WRITE)
    public boolean add(long productId, PreparedPicture picture) {
        Optional<Product> product = locked(productId);
        int present = pictures(productId).size();
        if (product.isEmpty() || present >= MOST_PICTURES) {
            return false;
        }
        ProductPicture added = new ProductPicture(product.get(), present, picture);
        entityManager.persist(added);
        entityManager.persist(new PictureContent(added, picture));
        return true;
    }

    /** Removes the picture from the product, if it is there. */
    @RolesAllowed(Roles.PRODUCTS_WRITE)
    public void remove(long productId, long pictureId) {
        locked(productId);
        List<ProductPicture> pictures = new ArrayList<>(pictures(productId));
        pictures.stream().filter(each -> each.getId() == pictureId).forEach(entityManager::remove);
        pictures.removeIf(each -> each.getId() == pictureId);
        number(pictures);
    }

    /** Moves the picture to that place, counted from 0; those behind it make room. */
    @RolesAllowed(Roles.PRODUCTS_WRITE)
    public void move(long productId, long pictureId, int place) {
        locked(productId);
        List<ProductPicture> pictures = new ArrayList<>(pictures(productId));
        Optional<ProductPicture> moved =
                pictures.stream().filter(each -> each.getId() == pictureId).findFirst();
        moved.ifPresent(picture -> {
            pictures.remove(picture);
            pictures.add(Math.max(0, Math.min(place, pictures.size())), picture);
            number(pictures);
        });
    }

    private static void number(List<ProductPicture> pictures) {
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).moveTo(i);
        }
    }

    /** Two who change the pictures of a product at once do so one after the other. */
    private Optional<Product> locked(long productId) {
        return Optional.ofNullable(entityManager.find(Product.class, productId, LockModeType.PESSIMISTIC_WRITE));
    }
}
