package de.mat.contact;

/**
 * A contact as a possible recipient of a bulk mail. Absent values are null.
 *
 * @param contact its id
 * @param allowance whether its address may be written to
 */
public record RecipientCandidate(
        long contact,
        String address,
        Salutation salutation,
        String firstName,
        String lastName,
        String company,
        String country,
        String language,
        Allowance allowance) {

    /** Begins a query for candidates of whom it is not known yet whether they may be written to; conditions speak of {@code c}. */
    static final String SELECT =
            "select new de.mat.contact.RecipientCandidate(c.id, c.address, c.salutation, c.firstName, c.lastName, c.company,"
                    + " c.country, c.language) from Contact c";

    /** For the query alone. */
    public RecipientCandidate(
            long contact,
            String address,
            Salutation salutation,
            String firstName,
            String lastName,
            String company,
            String country,
            String language) {
        this(contact, address, salutation, firstName, lastName, company, country, language, null);
    }

    RecipientCandidate with(Allowance judged) {
        return new RecipientCandidate(
                contact, address, salutation, firstName, lastName, company, country, language, judged);
    }
}
