package de.mat.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads the list for a page, each part of it once per request, however often the page asks. */
@RequestScoped
public class ContactList {

    @Inject
    private ContactService contacts;

    private String address;
    private ContactPage page;
    private List<String> groups;
    private List<String> countries;
    private List<String> languages;

    /** The page at that place. */
    ContactPage page(ContactPlace place) {
        String wanted = place.address();
        if (!wanted.equals(address)) {
            page = contacts.page(place.criteria(), place.getOrder(), place.first(), ContactPlace.SIZE);
            address = wanted;
        }
        return page;
    }

    /** Those that contacts are in. */
    List<String> groups() {
        groups = groups == null ? contacts.groups() : groups;
        return groups;
    }

    /** Those that contacts are from. */
    List<String> countries() {
        countries = countries == null ? contacts.countries() : countries;
        return countries;
    }

    /** Those that contacts speak. */
    List<String> languages() {
        languages = languages == null ? contacts.languages() : languages;
        return languages;
    }
}
