package de.mat.contact;

import java.io.Serializable;

/**
 * That something else becomes of a line of a table than it says.
 *
 * @param line of the file, counted from 1
 * @param address as the file says it
 * @param kind what becomes of it
 */
public record ContactRemark(long line, String address, Kind kind) implements Serializable {

    /** What becomes of the line. */
    public enum Kind {
        /** The person was erased, and is not added again. */
        ERASED,
        /** The person has objected, and stays so. */
        OBJECTED
    }
}
