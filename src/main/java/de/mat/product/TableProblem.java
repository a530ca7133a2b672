package de.mat.product;

import java.io.Serializable;

/**
 * What is wrong with a table of products.
 *
 * @param line of the file, counted from 1; 0 when it is about the whole file
 * @param column may be null
 * @param kind what it is
 * @param words what the text of the kind speaks of, or the whole sentence for {@link Kind#RULE}
 */
public record TableProblem(long line, ProductColumn column, Kind kind, String words) implements Serializable {

    /** What it is. */
    public enum Kind {
        /** No file was sent, or an empty one. */
        NOTHING,
        /** The file has too many bytes. */
        TOO_LARGE,
        /** The file has too many lines. */
        TOO_LONG,
        /** The file is no CSV. */
        UNREADABLE,
        /** No column has the heading for the number. */
        NO_NUMBER_COLUMN,
        /** Two columns have the same heading. */
        COLUMN_TWICE,
        /** The number stands in the file before. */
        NUMBER_TWICE,
        /** Not a year. */
        NO_YEAR,
        /** Neither an amount nor "on request". */
        NO_PRICE,
        /** Not one of the currencies. */
        NO_CURRENCY,
        /** Not one of the states. */
        NO_STATE,
        /** Neither yes nor no. */
        NO_CHOICE,
        /** A rule for the field does not hold; the words say which. */
        RULE
    }

    static TableProblem ofFile(Kind kind) {
        return new TableProblem(0, null, kind, null);
    }
}
