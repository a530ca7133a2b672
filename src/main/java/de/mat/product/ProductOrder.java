package de.mat.product;

/** The order of the list. */
public enum ProductOrder {
    CHANGED_LAST(" order by p.changed desc, p.id desc"),
    NUMBER(" order by p.numberKey asc"),
    TITLE(" order by lower(p.title) asc, p.id asc");

    private final String clause;

    ProductOrder(String clause) {
        this.clause = clause;
    }

    /** As the parameter of an address says; the ones that were changed last first when it says nothing that is known. */
    static ProductOrder of(String parameter) {
        for (ProductOrder each : values()) {
            if (each.name().equals(parameter)) {
                return each;
            }
        }
        return CHANGED_LAST;
    }

    /** Of a query over {@code Product p}. */
    String clause() {
        return clause;
    }
}
