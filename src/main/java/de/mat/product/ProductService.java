package de.mat.product;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the products and finds them again. Everybody at the desk may see them; to change them is a right of its own. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class ProductService {

    private static final int MOST_PROPOSALS = 10;

    /** Numbers in one question to the database. */
    private static final int PIECE = 500;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public ProductService() {}

    ProductService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** At most {@code size} of those that meet the criteria, from the {@code first} on (counted from 0), and how many there are. */
    public ProductPage page(ProductCriteria criteria, ProductOrder order, int first, int size) {
        List<ProductLine> lines = criteria.putInto(entityManager.createQuery(
                        ProductLine.SELECT + criteria.condition() + order.clause(), ProductLine.class))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return new ProductPage(lines, count(criteria));
    }

    private int count(ProductCriteria criteria) {
        return criteria.putInto(entityManager.createQuery(ProductCriteria.COUNT + criteria.condition(), Long.class))
                .getSingleResult()
                .intValue();
    }

    /** The categories that products have, in their order. */
    public List<String> categories() {
        return entityManager.createNamedQuery(Product.CATEGORIES, String.class).getResultList();
    }

    /** The product of this id. */
    public Optional<Product> find(long id) {
        return Optional.ofNullable(entityManager.find(Product.class, id));
    }

    /** The product of this number, whatever the capitals. */
    public Optional<Product> find(String number) {
        return entityManager
                .createNamedQuery(Product.BY_NUMBER, Product.class)
                .setParameter("number", Product.numberKey(number))
                .getResultStream()
                .findFirst();
    }

    /** Those of these numbers that are there, by their number in small letters. */
    public Map<String, Product> findAll(List<String> numbers) {
        Map<String, Product> found = new HashMap<>();
        List<String> keys = numbers.stream().map(Product::numberKey).distinct().toList();
        for (int from = 0; from < keys.size(); from += PIECE) {
            entityManager
                    .createNamedQuery(Product.BY_NUMBERS, Product.class)
                    .setParameter("numbers", keys.subList(from, Math.min(keys.size(), from + PIECE)))
                    .getResultList()
                    .forEach(product -> found.put(Product.numberKey(product.getNumber()), product));
        }
        return found;
    }

    /** At most {@code size} of those that meet the criteria and come after that number, by their numbers. */
    public List<Product> export(ProductCriteria criteria, String after, int size) {
        String condition = criteria.condition();
        String behind = (condition.isEmpty() ? " where" : " and") + " p.numberKey > :after";
        return criteria.putInto(entityManager.createQuery(
                        "select p from Product p" + condition + behind + ProductOrder.NUMBER.clause(), Product.class))
                .setParameter("after", Product.numberKey(after))
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * Stores a new product or a change of one.
     *
     * @return its id
     * @throws ProductChangedException if the product is not the one any more that the change began with
     * @throws NumberTakenException if another product has this number
     */
    @RolesAllowed(Roles.PRODUCTS_WRITE)
    public long store(ProductDraft draft) throws ProductChangedException, NumberTakenException {
        boolean taken = find(draft.getNumber())
                .filter(other -> !other.getId().equals(draft.getId()))
                .isPresent();
        if (taken) {
            throw new NumberTakenException();
        }
        if (draft.getId() == null) {
            Product added = new Product(draft, clock.instant());
            entityManager.persist(added);
            return added.getId();
        }
        toChange(draft.getId(), draft.basedOn()).change(draft, clock.instant());
        return draft.getId();
    }

    /**
     * Stores all of them, or none.
     *
     * @throws ProductChangedException if one of the products is not the one any more that its change began with
     * @throws NumberTakenException if another product has one of the numbers
     */
    @RolesAllowed(Roles.PRODUCTS_WRITE)
    public void storeAll(List<ProductDraft> drafts) throws ProductChangedException, NumberTakenException {
        Map<String, Product> present =
                findAll(drafts.stream().map(ProductDraft::getNumber).toList());
        for (ProductDraft draft : drafts) {
            Product product = present.get(Product.numberKey(draft.getNumber()));
            if (product == null && draft.getId() == null) {
                entityManager.persist(new Product(draft, clock.instant()));
            } else if (draft.getId() == null) {
                throw new NumberTakenException();
            } else if (product == null || product.getVersion() != draft.basedOn()) {
                throw new ProductChangedException();
            } else {
                product.change(draft, clock.instant());
            }
        }
    }

    /**
     * Removes the product with its pictures; inquiries about it stay.
     *
     * @param version of the product as the user sees it
     * @throws ProductChangedException if it is another one by now
     */
    @RolesAllowed(Roles.PRODUCTS_WRITE)
    public void remove(long id, long version) throws ProductChangedException {
        entityManager.remove(toChange(id, version));
    }

    private Product toChange(long id, long version) throws ProductChangedException {
        Product product = entityManager.find(Product.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (product == null || product.getVersion() != version) {
            throw new ProductChangedException();
        }
        return product;
    }

    /** The products that the clues lead to, the surest first, each once. */
    public List<ProductMatch> proposals(ProductClues clues) {
        Map<Long, ProductMatch> matches = new LinkedHashMap<>();
        if (!clues.numbers().isEmpty()) {
            add(matches, MatchReason.NUMBER, " where p.numberKey in :clues", clues.numbers());
        }
        if (!clues.listings().isEmpty()) {
            add(
                    matches,
                    MatchReason.LISTING,
                    " where exists (select 1 from Product q join q.listingKeys k where q = p and k in :clues)",
                    clues.listings());
        }
        if (clues.machine() != null) {
            add(
                    matches,
                    MatchReason.MANUFACTURER_AND_MODEL,
                    " where :clues like concat('%', p.manufacturerKey, '%') and :clues like concat('%', p.modelKey, '%')",
                    clues.machine());
        }
        return matches.values().stream().limit(MOST_PROPOSALS).toList();
    }

    private void add(Map<Long, ProductMatch> matches, MatchReason reason, String condition, Object clues) {
        entityManager
                .createQuery(ProductLine.SELECT + condition + ProductOrder.CHANGED_LAST.clause(), ProductLine.class)
                .setParameter("clues", clues)
                .setMaxResults(MOST_PROPOSALS)
                .getResultStream()
                .forEach(product -> matches.putIfAbsent(product.id(), new ProductMatch(product, reason)));
    }
}
