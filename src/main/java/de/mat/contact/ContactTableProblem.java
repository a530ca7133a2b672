package de.mat.contact;

import java.io.Serializable;

/**
 * What is wrong with a table of contacts.
 *
 * @param line of the file, counted from 1; 0 when it is about the whole file
 * @param column may be null
 * @param kind what it is
 * @param words what the text of the kind speaks of, or the whole sentence for {@link Kind#RULE}
 */
public record ContactTableProblem(long line, ContactColumn column, Kind kind, String words) implements Serializable {

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
        /** No column says who it is. */
        NO_NAME_COLUMN,
        /** Two columns are to say the same. */
        COLUMN_TWICE,
        /** Nothing in the line says who it is. */
        NAMELESS,
        /** Not a country. */
        NO_COUNTRY,
        /** Not a language. */
        NO_LANGUAGE,
        /** Not a salutation. */
        NO_SALUTATION,
        /** Not one of the states. */
        NO_STATE,
        /** Not a day, or one to come. */
        NO_DAY,
        /** Advertising is said to be allowed, but not how that is known. */
        NO_SOURCE,
        /** A consent without proof. */
        NO_PROOF,
        /** The address is one of a platform's. */
        RELAY,
        /** Several contacts have this address: nobody can tell which one is meant. */
        SEVERAL,
        /** A rule for the field does not hold; the words say which. */
        RULE
    }

    static ContactTableProblem ofFile(Kind kind) {
        return new ContactTableProblem(0, null, kind, null);
    }

    static ContactTableProblem ofLine(long line, Kind kind) {
        return new ContactTableProblem(line, null, kind, null);
    }
}
