package de.mat.contact;

import java.io.Serializable;

/** A field in which two contacts may differ: which of the two values counts, is a person's choice. */
public class MergeChoice implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ContactColumn field;
    private final String left;
    private final String right;
    private boolean takenFromRight;

    /** The left one counts, unless it says nothing. */
    MergeChoice(ContactColumn field, String left, String right) {
        this.field = field;
        this.left = left == null ? "" : left;
        this.right = right == null ? "" : right;
        takenFromRight = this.left.isEmpty() && !this.right.isEmpty();
    }

    public ContactColumn getField() {
        return field;
    }

    /** Never null, possibly empty. */
    public String getLeft() {
        return left;
    }

    /** Never null, possibly empty. */
    public String getRight() {
        return right;
    }

    /** Whether there is something to choose. */
    public boolean isDifferent() {
        return !left.equals(right);
    }

    public boolean isTakenFromRight() {
        return takenFromRight;
    }

    public void setTakenFromRight(boolean takenFromRight) {
        this.takenFromRight = takenFromRight;
    }
}
