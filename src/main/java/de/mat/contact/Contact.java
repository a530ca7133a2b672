package de.mat.contact;

import de.mat.text.SearchWords;
import de.mat.text.StorableText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody the dealer deals with: a company, a person, or a person of a company. Several may have the same address. Whether they may get
 * advertising is their own word: nothing but {@link #advertise} changes it, and an objection is final.
 */
@Entity
@Table(name = "contact")
@NamedQuery(
        name = Contact.OF_ADDRESSES,
        query = "select c from Contact c where c.addressKey in :addresses order by c.id")
@NamedQuery(
        name = Contact.OF_ADDRESSES_WITH_GROUPS,
        query =
                "select distinct c from Contact c left join fetch c.groups where c.addressKey in :addresses order by c.id")
@NamedQuery(
        name = Contact.WITH_GROUPS,
        query = "select distinct c from Contact c left join fetch c.groups where c.id in :ids order by c.id",
        hints = {
            @QueryHint(name = "eclipselink.batch", value = "c.phoneKeys"),
            @QueryHint(name = "eclipselink.batch.type", value = "IN")
        })
@NamedQuery(
        name = Contact.STATES,
        query = "select distinct c.addressKey, c.advertising from Contact c where c.addressKey in :addresses")
@NamedQuery(
        name = Contact.DOUBLES,
        query = "select c.addressKey from Contact c where c.addressKey in :addresses group by c.addressKey"
                + " having count(c) > 1")
@NamedQuery(
        name = Contact.COUNTRIES,
        query = "select distinct c.country from Contact c where c.country is not null order by c.country")
@NamedQuery(
        name = Contact.LANGUAGES,
        query = "select distinct c.language from Contact c where c.language is not null order by c.language")
@NamedQuery(name = Contact.GROUPS, query = "select distinct g from Contact c join c.groups g")
public class Contact {

    static final String OF_ADDRESSES = "Contact.ofAddresses";
    static final String OF_ADDRESSES_WITH_GROUPS = "Contact.ofAddressesWithGroups";
    static final String WITH_GROUPS = "Contact.withGroups";
    static final String STATES = "Contact.states";
    static final String DOUBLES = "Contact.doubles";
    static final String COUNTRIES = "Contact.countries";
    static final String LANGUAGES = "Contact.languages";
    static final String GROUPS = "Contact.groups";

    private static final int WORDS = 20_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contact_seq")
    @SequenceGenerator(name = "contact_seq", sequenceName = "contact_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String company;

    @Enumerated(EnumType.STRING)
    private Salutation salutation;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    private String street;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;

    private String country;

    private String language;

    private String phones = "";

    private String address;

    @Column(name = "address_key")
    private String addressKey;

    private String notes;

    @Enumerated(EnumType.STRING)
    private AdvertisingState advertising = AdvertisingState.NONE;

    @Column(name = "company_key")
    private String companyKey;

    @Column(name = "sort_key")
    private String sortKey;

    private Instant changed;

    private String words;

    @ElementCollection
    @CollectionTable(name = "contact_group", joinColumns = @JoinColumn(name = "contact_id"))
    @Column(name = "name")
    private Set<String> groups = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "contact_phone", joinColumns = @JoinColumn(name = "contact_id"))
    @Column(name = "phone")
    private Set<String> phoneKeys = new HashSet<>();

    protected Contact() {}

    Contact(ContactDraft draft, Instant now) {
        change(draft, now);
    }

    /** Takes over what somebody typed. */
    void change(ContactDraft draft, Instant now) {
        company = draft.getCompany();
        salutation = draft.getSalutation();
        firstName = draft.getFirstName();
        lastName = draft.getLastName();
        street = draft.getStreet();
        postalCode = draft.getPostalCode();
        city = draft.getCity();
        country = draft.getCountry();
        language = draft.getLanguage();
        address = draft.getAddress();
        addressKey = address == null ? null : StorableText.addressKey(address);
        notes = draft.getNotes() == null ? "" : draft.getNotes();
        companyKey = company == null ? null : companyKey(company);
        takePhones(draft.phoneList());
        Set<String> wanted = Set.copyOf(draft.groupList());
        groups.retainAll(wanted);
        groups.addAll(wanted);
        changed = now;
        String name = company == null ? join(" ", lastName, firstName) : company;
        sortKey = (name.isEmpty() ? join("", address) : name).toLowerCase(Locale.ROOT);
        words = SearchWords.line(
                Stream.of(
                                Stream.of(company, firstName, lastName, address, city, postalCode, street),
                                phoneWords(),
                                groups.stream(),
                                Stream.of(notes))
                        .flatMap(texts -> texts)
                        .filter(Objects::nonNull)
                        .toList(),
                WORDS);
    }

    private void takePhones(List<String> typed) {
        Set<String> numbers = typed.stream()
                .map(number -> PhoneNumbers.e164(number, country).orElse(number))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String written = String.join("\n", numbers);
        if (written.equals(phones)) {
            return;
        }
        phones = written;
        Set<String> known = numbers.stream()
                .map(number -> PhoneNumbers.e164(number, country))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        phoneKeys.retainAll(known);
        phoneKeys.addAll(known);
    }

    private Stream<String> phoneWords() {
        return getPhones().stream().flatMap(PhoneNumbers::spellings);
    }

    private static String join(String between, String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }

    /** In what companies are compared. */
    static String companyKey(String company) {
        return SearchWords.line(List.of(company), 200);
    }

    /**
     * From now on this counts.
     *
     * @throws IllegalStateException if the contact has objected: that is final
     */
    void advertise(AdvertisingState state, Instant now) {
        if (isObjected() && state != AdvertisingState.OBJECTION) {
            throw new IllegalStateException("An objection is final");
        }
        advertising = state;
        changed = now;
    }

    /** Whether the contact has objected to advertising. */
    public boolean isObjected() {
        return advertising == AdvertisingState.OBJECTION;
    }

    /** "First Last" of the company, or whatever of it is known. */
    public String getName() {
        String person = join(" ", firstName, lastName);
        String name = join(", ", person.isEmpty() ? null : person, company);
        return name.isEmpty() ? join("", address) : name;
    }

    public Long getId() {
        return id;
    }

    /** Changes with every change of the contact. */
    public long getVersion() {
        return version;
    }

    public String getCompany() {
        return company;
    }

    public Salutation getSalutation() {
        return salutation;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public String getStreet() {
        return street;
    }

    public String getPostalCode() {
        return postalCode;
    }

    public String getCity() {
        return city;
    }

    /** ISO 3166, two letters; null when it is not known. */
    public String getCountry() {
        return country;
    }

    /** ISO 639-1; null when it is not known. */
    public String getLanguage() {
        return language;
    }

    /** E.164 where they are known to be numbers, else as typed. */
    public List<String> getPhones() {
        return phones.lines().toList();
    }

    /** Of e-mail; null when it is not known. */
    public String getAddress() {
        return address;
    }

    /** In their order. */
    public List<String> getGroups() {
        return groups.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    /** Plain text with line breaks; never null, possibly empty. */
    public String getNotes() {
        return notes;
    }

    public AdvertisingState getAdvertising() {
        return advertising;
    }
}
