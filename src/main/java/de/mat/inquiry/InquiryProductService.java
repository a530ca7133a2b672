package de.mat.inquiry;

import de.mat.product.Product;
import de.mat.product.ProductClues;
import de.mat.product.ProductMatch;
import de.mat.product.ProductService;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which product an inquiry is about. MAT only proposes; a person decides, and may decide otherwise.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class InquiryProductService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ProductService products;

    /** For the container. */
    public InquiryProductService() {}

    InquiryProductService(EntityManager entityManager, ProductService products) {
        this.entityManager = entityManager;
        this.products = products;
    }

    /** The product that somebody linked to the inquiry. */
    public Optional<Product> product(long inquiryId) {
        return entityManager
                .createNamedQuery(InquiryProduct.OF_INQUIRY, Product.class)
                .setParameter("inquiry", inquiryId)
                .getResultStream()
                .findFirst();
    }

    /** What the inquiry may be about, the surest first. */
    public List<ProductMatch> proposals(long inquiryId) {
        return Optional.ofNullable(entityManager.find(Inquiry.class, inquiryId))
                .map(inquiry -> products.proposals(clues(inquiry)))
                .orElse(List.of());
    }

    private static ProductClues clues(Inquiry inquiry) {
        return ProductClues.of(
                inquiry.getExternalNumber(),
                inquiry.getMachine(),
                Stream.concat(Stream.of(inquiry.getSubject(), inquiry.getMessage()), inquiry.getFurther().stream())
                        .toList());
    }

    /**
     * The inquiry is about this product.
     *
     * @return false if there is no such product or inquiry; then nothing was stored
     */
    @RolesAllowed(Roles.INQUIRIES_WRITE)
    public boolean link(long inquiryId, String number) {
        Optional<Product> product = products.find(number);
        // Locked, so that of two who link at once the second one finds the link of the first.
        Inquiry inquiry = entityManager.find(Inquiry.class, inquiryId, LockModeType.PESSIMISTIC_WRITE);
        if (product.isEmpty() || inquiry == null) {
            return false;
        }
        unlink(inquiryId);
        entityManager.persist(new InquiryProduct(inquiry, product.get()));
        return true;
    }

    /** The inquiry is about no product that is known. */
    @RolesAllowed(Roles.INQUIRIES_WRITE)
    public void unlink(long inquiryId) {
        entityManager
                .createNamedQuery(InquiryProduct.REMOVE)
                .setParameter("inquiry", inquiryId)
                .executeUpdate();
    }
}
