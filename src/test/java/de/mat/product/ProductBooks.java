package de.mat.product;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The products of a test: each call of a service is a transaction of its own, as it is for a page. */
final class ProductBooks {

    private static final PreparedPicture PICTURE =
            new PreparedPicture("image/png", 2, 1, new byte[] {1, 2, 3}, new byte[] {4});

    private final TestDatabase database;
    private final ManualClock clock;

    ProductBooks(TestDatabase database, ManualClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A product of which nothing else is said. */
    static ProductDraft draft(String number, String title) {
        ProductDraft draft = new ProductDraft();
        draft.setNumber(number);
        draft.setTitle(title);
        return draft;
    }

    ManualClock clock() {
        return clock;
    }

    <T> T call(Function<ProductService, T> work) {
        return database.compute(entityManager -> work.apply(new ProductService(entityManager, clock)));
    }

    <T> T website(Function<VisibleProductService, T> work) {
        return database.compute(entityManager -> work.apply(new VisibleProductService(entityManager)));
    }

    Optional<Product> find(long id) {
        return call(service -> service.find(id));
    }

    long store(ProductDraft draft) {
        try {
            return tryStore(draft);
        } catch (ProductChangedException | NumberTakenException e) {
            throw new AssertionError(e);
        }
    }

    long tryStore(ProductDraft draft) throws ProductChangedException, NumberTakenException {
        return this.<Long, ProductChangedException, NumberTakenException>through(service -> service.store(draft));
    }

    void storeAll(List<ProductDraft> drafts) throws ProductChangedException, NumberTakenException {
        this.<Void, ProductChangedException, NumberTakenException>through(service -> {
            service.storeAll(drafts);
            return null;
        });
    }

    void remove(long id, long version) throws ProductChangedException {
        this.<Void, ProductChangedException, RuntimeException>through(service -> {
            service.remove(id, version);
            return null;
        });
    }

    private interface Step<T> {
        T take(ProductService service) throws Exception;
    }

    /** The checked exceptions of a service end its transaction and come out as they are. */
    @SuppressWarnings("unchecked")
    private <T, E extends Exception, F extends Exception> T through(Step<T> step) throws E, F {
        Exception[] thrown = new Exception[1];
        T result = null;
        try {
            result = call(service -> {
                try {
                    return step.take(service);
                } catch (Exception e) {
                    thrown[0] = e;
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException e) {
            if (thrown[0] == null) {
                throw e;
            }
            throw (E) thrown[0];
        }
        return result;
    }

    boolean addPicture(long product) {
        return addPicture(product, PICTURE);
    }

    boolean addPicture(long product, PreparedPicture picture) {
        return pictureCall(service -> service.add(product, picture));
    }

    List<ProductPicture> pictures(long product) {
        return pictureCall(service -> service.pictures(product));
    }

    <T> T pictureCall(Function<ProductPictureService, T> work) {
        return database.compute(entityManager -> work.apply(new ProductPictureService(entityManager)));
    }

    void pictureStep(Consumer<ProductPictureService> work) {
        database.run(entityManager -> work.accept(new ProductPictureService(entityManager)));
    }
}
