package de.mat.inquiry;

/** The order of the list. */
public enum InquiryOrder {
    NEWEST_FIRST(" order by i.received desc, i.id desc"),
    OLDEST_FIRST(" order by i.received asc, i.id asc");

    private final String clause;

    InquiryOrder(String clause) {
        this.clause = clause;
    }

    /** As the parameter of an address says; the newest first when it says nothing that is known. */
    static InquiryOrder of(String parameter) {
        return OLDEST_FIRST.name().equals(parameter) ? OLDEST_FIRST : NEWEST_FIRST;
    }

    /** Of a query over {@code Inquiry i}. */
    String clause() {
        return clause;
    }
}
