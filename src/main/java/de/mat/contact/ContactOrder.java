package de.mat.contact;

/** The order of the list. */
public enum ContactOrder {
    NAME(" order by c.sortKey asc, c.id asc"),
    CHANGED_LAST(" order by c.changed desc, c.id desc");

    private final String clause;

    ContactOrder(String clause) {
        this.clause = clause;
    }

    /** As the parameter of an address says; by name when it says nothing that is known. */
    static ContactOrder of(String parameter) {
        for (ContactOrder each : values()) {
            if (each.name().equals(parameter)) {
                return each;
            }
        }
        return NAME;
    }

    /** Of a query over {@code Contact c}. */
    String clause() {
        return clause;
    }
}
