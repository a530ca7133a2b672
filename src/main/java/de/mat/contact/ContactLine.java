package de.mat.contact;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact as one line of a list. Absent values are null. */
public record ContactLine(
        long id,
        String company,
        String firstName,
        String lastName,
        String city,
        String country,
        String address,
        String addressKey,
        AdvertisingState advertising)
        implements Serializable {

    /** Begins a query for lines; conditions speak of {@code c}. */
    static final String SELECT =
            "select new de.mat.contact.ContactLine(c.id, c.company, c.firstName, c.lastName, c.city, c.country, c.address,"
                    + " c.addressKey, c.advertising) from Contact c";

    /** "First Last"; empty when no person is known. */
    public String person() {
        return Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** What the contact is called before all: the company, else the person, else the address. */
    public String title() {
        if (company != null) {
            return company;
        }
        return person().isEmpty() ? address : person();
    }
}
