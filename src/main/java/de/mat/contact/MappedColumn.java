package de.mat.contact;

import java.io.Serializable;

/** A column of a file, and what it says about contacts: proposed by its heading, and changed by a person. */
public class MappedColumn implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String heading;
    private final String example;
    private ContactColumn meaning;

    MappedColumn(String heading, String example, ContactColumn meaning) {
        this.heading = heading;
        this.example = example;
        this.meaning = meaning;
    }

    public String getHeading() {
        return heading;
    }

    /** What stands in it first. */
    public String getExample() {
        return example;
    }

    /** Null: nothing that is taken over. */
    public ContactColumn getMeaning() {
        return meaning;
    }

    public void setMeaning(ContactColumn meaning) {
        this.meaning = meaning;
    }
}
