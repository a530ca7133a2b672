package de.mat.contact;

/** A column of the table of contacts as a file. */
public enum ContactColumn {
    COMPANY("contact.company"),
    SALUTATION("contact.salutation"),
    FIRST_NAME("contact.firstName"),
    LAST_NAME("contact.lastName"),
    STREET("contact.street"),
    POSTAL_CODE("contact.postalCode"),
    CITY("contact.city"),
    COUNTRY("contact.country"),
    LANGUAGE("contact.language"),
    PHONES("contact.phones"),
    ADDRESS("contact.address"),
    GROUPS("contact.groups"),
    NOTES("contact.notes"),
    ADVERTISING("contact.advertising"),
    SOURCE("contact.source"),
    GIVEN("contact.given"),
    PROOF("contact.proof");

    private final String key;

    ContactColumn(String key) {
        this.key = key;
    }

    /** Of its heading in the bundle. */
    public String key() {
        return key;
    }
}
