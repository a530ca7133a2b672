package de.mat.inquiry;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/** The order of the list; among equals the newest first. */
public record InquiryOrder(Column column, boolean descending) implements Serializable {

    /** The newest first. */
    public static final InquiryOrder NEWEST_FIRST = new InquiryOrder(Column.RECEIVED, true);

    private static final String DESCENDING = "-";

    /** What the list can be ordered by. */
    public enum Column {
        RECEIVED("i.received"),
        PLATFORM("i.platform");

        private final String field;

        Column(String field) {
            this.field = field;
        }

        /** As the page names it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As the parameter of an address says; the newest first when it says nothing that is known. */
    public static InquiryOrder of(String parameter) {
        boolean descending = parameter != null && parameter.startsWith(DESCENDING);
        return of(descending ? parameter.substring(DESCENDING.length()) : parameter, descending);
    }

    /** By the column of that key; the newest first when there is none. */
    public static InquiryOrder of(String key, boolean descending) {
        return Arrays.stream(Column.values())
                .filter(column -> column.key().equals(key))
                .findFirst()
                .map(column -> new InquiryOrder(column, descending))
                .orElse(NEWEST_FIRST);
    }

    /** For an address. */
    public String parameter() {
        return (descending ? DESCENDING : "") + column.key();
    }

    /** The clause of a query over {@code Inquiry i}. */
    String clause() {
        String direction = descending ? " desc" : " asc";
        return column == Column.RECEIVED
                ? " order by i.received" + direction + ", i.id" + direction
                : " order by " + column.field + direction + ", i.received desc, i.id desc";
    }
}
