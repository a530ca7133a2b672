package de.mat.product;

import de.mat.testing.ManualClock;
import jakarta.persistence.EntityManager;

/** Opens the way to products for tests of other packages, inside a transaction of theirs. */
public final class ProductShelf {

    private ProductShelf() {}

    public static ProductService service(EntityManager entityManager) {
        return new ProductService(entityManager, new ManualClock());
    }

    /** A product of that manufacturer and model. */
    public static void put(EntityManager entityManager, String number, String manufacturer, String model) {
        ProductDraft draft = ProductBooks.draft(number, manufacturer + " " + model);
        draft.setManufacturer(manufacturer);
        draft.setModel(model);
        entityManager.persist(new Product(draft, new ManualClock().instant()));
    }

    /** Takes the product of that number away. */
    public static void take(EntityManager entityManager, String number) {
        entityManager.remove(service(entityManager).find(number).orElseThrow());
    }
}
