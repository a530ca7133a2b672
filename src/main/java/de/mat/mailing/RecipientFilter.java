package de.mat.mailing;

import de.mat.contact.AdvertisingState;
import de.mat.contact.ContactCriteria;
import de.mat.text.StorableText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which contacts a bulk mail goes to, beside those that are chosen by hand. Nobody until it is switched on; then everybody, as far as
 * nothing narrows it.
 */
@Embeddable
public class RecipientFilter implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_GROUPS = 4000;
    private static final String BETWEEN = "\n";

    private boolean filtered;

    @Column(name = "filter_text")
    private String text;

    @Column(name = "filter_groups")
    private String groups;

    @Column(name = "filter_country")
    private String country;

    @Column(name = "filter_language")
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "filter_advertising")
    private AdvertisingState advertising;

    /** The same once more, for somebody else to change. */
    RecipientFilter copy() {
        RecipientFilter copy = new RecipientFilter();
        copy.filtered = filtered;
        copy.text = text;
        copy.groups = groups;
        copy.country = country;
        copy.language = language;
        copy.advertising = advertising;
        return copy;
    }

    /** What it means while it is switched on. */
    ContactCriteria criteria() {
        return new ContactCriteria(text, getGroups(), country, language, advertising);
    }

    /** Whether contacts are chosen by the filter at all. */
    public boolean isFiltered() {
        return filtered;
    }

    public void setFiltered(boolean filtered) {
        this.filtered = filtered;
    }

    /** Words that occur in a contact; null for any. */
    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null || text.isBlank()
                ? null
                : text.strip().substring(0, Math.min(LONGEST_TEXT, text.strip().length()));
    }

    /** A contact in one of them is meant; empty for any. */
    public List<String> getGroups() {
        return groups == null ? List.of() : List.of(groups.split(BETWEEN));
    }

    public void setGroups(List<String> groups) {
        String joined = groups == null ? "" : String.join(BETWEEN, StorableText.list(groups, LONGEST_GROUPS));
        this.groups = joined.isEmpty() ? null : joined;
    }

    /** ISO 3166-1; null for any. */
    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    /** ISO 639-1; null for any. */
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    /** The advertising state; null for any. */
    public AdvertisingState getAdvertising() {
        return advertising;
    }

    public void setAdvertising(AdvertisingState advertising) {
        this.advertising = advertising;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecipientFilter filter
                && filtered == filter.filtered
                && Objects.equals(text, filter.text)
                && Objects.equals(groups, filter.groups)
                && Objects.equals(country, filter.country)
                && Objects.equals(language, filter.language)
                && Objects.equals(advertising, filter.advertising);
    }

    @Override
    public int hashCode() {
        return Objects.hash(filtered, text, groups, country, language, advertising);
    }
}
