package de.mat.product;

import de.mat.validation.TextSyntax;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The products as the website shows them to everybody: only those that are visible there, and only to be read. */
@Stateless
@PermitAll
public class VisibleProductService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public VisibleProductService() {}

    VisibleProductService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * At most {@code size} of them from the {@code first} on (counted from 0), and how many there are.
     *
     * @param search what a visitor typed; may be null
     * @param category may be null; one that no product can have does not matter
     */
    public ProductPage page(String search, String category, ProductOrder order, int first, int size) {
        String some = category != null && TextSyntax.isSingleLine(category) ? category : null;
        ProductCriteria criteria = ProductCriteria.of(search, some, null, true);
        List<ProductLine> lines = criteria.putInto(entityManager.createQuery(
                        ProductLine.SELECT + criteria.condition() + order.clause(), ProductLine.class))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        int count = criteria.putInto(
                        entityManager.createQuery(ProductCriteria.COUNT + criteria.condition(), Long.class))
                .getSingleResult()
                .intValue();
        return new ProductPage(lines, count);
    }

    /** The categories of visible products, in their order. */
    public List<String> categories() {
        return entityManager
                .createNamedQuery(Product.VISIBLE_CATEGORIES, String.class)
                .getResultList();
    }

    /** The product of this number, whatever the capitals. */
    public Optional<Product> find(String number) {
        // PostgreSQL refuses NUL
        if (!TextSyntax.isSingleLine(number)) {
            return Optional.empty();
        }
        return entityManager
                .createNamedQuery(Product.BY_NUMBER, Product.class)
                .setParameter("number", Product.numberKey(number))
                .getResultStream()
                .filter(Product::isVisible)
                .findFirst();
    }

    /** The pictures of the product in their order; none when it is not visible. */
    public List<ProductPicture> pictures(long productId) {
        return entityManager
                .createNamedQuery(ProductPicture.OF_VISIBLE_PRODUCT, ProductPicture.class)
                .setParameter("product", productId)
                .getResultList();
    }

    /** The picture of that id, if its product is visible. */
    public Optional<PictureFile> picture(long pictureId, PictureSize size) {
        return entityManager
                .createNamedQuery(PictureContent.visible(size), PictureFile.class)
                .setParameter("picture", pictureId)
                .getResultStream()
                .findFirst();
    }
}
