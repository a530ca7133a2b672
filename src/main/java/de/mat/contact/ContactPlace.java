package de.mat.contact;

import de.mat.text.AddressQuery;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a reader is in the list of contacts: what is chosen, its order, and the first line that is shown. All of it fits into an address. */
public class ContactPlace implements Serializable {

    /** Lines of a page. */
    static final int SIZE = 25;

    private static final long serialVersionUID = 1L;

    private String search;
    private String group;
    private String country;
    private String language;
    private AdvertisingState advertising;
    private ContactOrder order = ContactOrder.NAME;
    private int first;

    /** As the parameters of an address say. */
    static ContactPlace of(Map<String, String> parameters) {
        ContactPlace place = new ContactPlace();
        place.search = AddressQuery.text(parameters.get("search"));
        place.group = AddressQuery.text(parameters.get("group"));
        place.country = AddressQuery.text(parameters.get("country"));
        place.language = AddressQuery.text(parameters.get("language"));
        place.advertising = AddressQuery.choice(AdvertisingState.class, parameters.get("advertising"));
        place.order = ContactOrder.of(parameters.get("sort"));
        place.first = AddressQuery.line(parameters.get("first"), SIZE);
        return place;
    }

    /** What follows the address of the list to come here. */
    String address() {
        Map<String, Object> parameters = new LinkedHashMap<>(choices());
        parameters.put("sort", order == ContactOrder.NAME ? null : order);
        parameters.put("first", first == 0 ? null : first);
        return AddressQuery.of(parameters);
    }

    /** What follows the address of the export, which has no pages. */
    String chosen() {
        return AddressQuery.of(choices());
    }

    private Map<String, Object> choices() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("search", search);
        parameters.put("group", group);
        parameters.put("country", country);
        parameters.put("language", language);
        parameters.put("advertising", advertising);
        return parameters;
    }

    /** What that means. */
    ContactCriteria criteria() {
        return new ContactCriteria(search, group == null ? List.of() : List.of(group), country, language, advertising);
    }

    /** Goes to the page with this line. */
    void goTo(int line) {
        first = line;
    }

    int first() {
        return first;
    }

    /** Whether something is chosen. */
    public boolean isActive() {
        return !chosen().isEmpty();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = AddressQuery.text(search);
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = AddressQuery.text(group);
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = AddressQuery.text(country);
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = AddressQuery.text(language);
    }

    public AdvertisingState getAdvertising() {
        return advertising;
    }

    public void setAdvertising(AdvertisingState advertising) {
        this.advertising = advertising;
    }

    public ContactOrder getOrder() {
        return order;
    }

    public void setOrder(ContactOrder order) {
        this.order = order;
    }
}
