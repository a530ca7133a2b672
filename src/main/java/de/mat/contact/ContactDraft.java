package de.mat.contact;

import de.mat.validation.MailAddress;
import de.mat.validation.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** What somebody is typing about a contact, or a line of a file or an inquiry says: not stored yet. Says nothing about advertising. */
public class ContactDraft implements Serializable {

    static final int MOST_PHONES = 10;
    static final int MOST_GROUPS = 20;

    private static final long serialVersionUID = 1L;

    private Long id;
    private long basedOn;

    @SingleLine
    @Size(max = 200)
    private String company;

    @NotNull
    private Salutation salutation = Salutation.NONE;

    @SingleLine
    @Size(max = 100)
    private String firstName;

    @SingleLine
    @Size(max = 100)
    private String lastName;

    @SingleLine
    @Size(max = 200)
    private String street;

    @SingleLine
    @Size(max = 20)
    private String postalCode;

    @SingleLine
    @Size(max = 100)
    private String city;

    @Pattern(regexp = "[A-Z]{2}")
    private String country;

    @Pattern(regexp = "[a-z]{2}")
    private String language;

    @Pattern(regexp = "(?s)(?:[^\\n]{0,60}(?:\\n|$)){0,10}", message = "{de.mat.contact.phones}")
    private String phones;

    @MailAddress
    private String address;

    @Pattern(regexp = "(?s)(?:[^,;\\n]{0,100}(?:[,;\\n]|$)){0,20}", message = "{de.mat.contact.groups}")
    private String groups;

    @Size(max = 20_000)
    private String notes;

    /** A new contact. */
    public ContactDraft() {}

    /** A change of a contact. */
    public static ContactDraft of(Contact contact) {
        ContactDraft draft = new ContactDraft();
        draft.id = contact.getId();
        draft.basedOn = contact.getVersion();
        draft.company = contact.getCompany();
        draft.salutation = contact.getSalutation();
        draft.firstName = contact.getFirstName();
        draft.lastName = contact.getLastName();
        draft.street = contact.getStreet();
        draft.postalCode = contact.getPostalCode();
        draft.city = contact.getCity();
        draft.country = contact.getCountry();
        draft.language = contact.getLanguage();
        draft.phones = String.join("\n", contact.getPhones());
        draft.address = contact.getAddress();
        draft.groups = String.join(", ", contact.getGroups());
        draft.notes = contact.getNotes();
        return draft;
    }

    /** The change is one of this version of the contact from now on. */
    void rebase(long version) {
        basedOn = version;
    }

    long basedOn() {
        return basedOn;
    }

    /** Whether nothing tells who it is. */
    public boolean isNameless() {
        return Stream.of(company, firstName, lastName, address).allMatch(text -> text == null || text.isBlank());
    }

    /** The numbers one by one. */
    List<String> phoneList() {
        return list(phones, "\n", MOST_PHONES);
    }

    /** The names of the groups one by one. */
    List<String> groupList() {
        return list(groups, "[,;\n]", MOST_GROUPS);
    }

    private static List<String> list(String texts, String separator, int most) {
        return texts == null
                ? List.of()
                : Stream.of(texts.split(separator))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .limit(most)
                        .toList();
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    public String getCompany() {
        return company;
    }

    public void setCompany(String company) {
        this.company = company;
    }

    public Salutation getSalutation() {
        return salutation;
    }

    public void setSalutation(Salutation salutation) {
        this.salutation = salutation;
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getPostalCode() {
        return postalCode;
    }

    public void setPostalCode(String postalCode) {
        this.postalCode = postalCode;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    /** ISO 3166, two letters; null when it is not known. */
    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    /** ISO 639-1; null when it is not known. */
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    /** One a line, as typed. */
    public String getPhones() {
        return phones;
    }

    public void setPhones(String phones) {
        this.phones = phones;
    }

    /** Of e-mail. */
    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    /** Their names with commas between. */
    public String getGroups() {
        return groups;
    }

    public void setGroups(String groups) {
        this.groups = groups;
    }

    public String getNotes() {
        return notes;
    }

    public void setNotes(String notes) {
        this.notes = notes;
    }
}
