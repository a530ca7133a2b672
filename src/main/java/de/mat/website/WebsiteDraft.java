package de.mat.website;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** What an administrator is typing about the website: the page's memory between two requests. */
public final class WebsiteDraft implements Serializable {

    static final String ACCENT = "#0f5ea8";
    static final String HEAD = "#1f2933";

    private static final long serialVersionUID = 1L;

    private long basedOn;
    private boolean active;
    private String dealer;
    private String accent = ACCENT;
    private String head = HEAD;
    private String imprintUrl;
    private String privacyUrl;
    private boolean inquiriesToUsers = true;
    private String inquiriesTo;
    private boolean contactsToUsers = true;
    private String contactsTo;
    private String allowedOrigins;

    /** The beginning. */
    static WebsiteDraft empty() {
        return new WebsiteDraft();
    }

    /** A change of what is stored. */
    static WebsiteDraft of(WebsiteSettings settings) {
        WebsiteDraft draft = new WebsiteDraft();
        draft.basedOn = settings.getVersion();
        draft.active = settings.isActive();
        draft.dealer = settings.getDealer();
        draft.accent = settings.getAccent();
        draft.head = settings.getHead();
        draft.imprintUrl = settings.getImprintUrl();
        draft.privacyUrl = settings.getPrivacyUrl();
        draft.inquiriesToUsers = settings.isInquiriesToUsers();
        draft.inquiriesTo = settings.getInquiriesTo();
        draft.contactsToUsers = settings.isContactsToUsers();
        draft.contactsTo = settings.getContactsTo();
        draft.allowedOrigins = settings.getAllowedOrigins();
        return draft;
    }

    /** The version of what is stored that it began with; 0 when nothing was. */
    long basedOn() {
        return basedOn;
    }

    /** The origins of other websites, as browsers tell them. */
    List<String> origins() {
        return allowedOrigins == null
                ? List.of()
                : allowedOrigins
                        .lines()
                        .map(line -> line.strip().toLowerCase(Locale.ROOT).replaceAll("/$", ""))
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public String getDealer() {
        return dealer;
    }

    public void setDealer(String dealer) {
        this.dealer = dealer;
    }

    public String getAccent() {
        return accent;
    }

    public void setAccent(String accent) {
        this.accent = accent;
    }

    public String getHead() {
        return head;
    }

    public void setHead(String head) {
        this.head = head;
    }

    public String getImprintUrl() {
        return imprintUrl;
    }

    public void setImprintUrl(String imprintUrl) {
        this.imprintUrl = imprintUrl;
    }

    public String getPrivacyUrl() {
        return privacyUrl;
    }

    public void setPrivacyUrl(String privacyUrl) {
        this.privacyUrl = privacyUrl;
    }

    public boolean isInquiriesToUsers() {
        return inquiriesToUsers;
    }

    public void setInquiriesToUsers(boolean inquiriesToUsers) {
        this.inquiriesToUsers = inquiriesToUsers;
    }

    public String getInquiriesTo() {
        return inquiriesTo;
    }

    public void setInquiriesTo(String inquiriesTo) {
        this.inquiriesTo = inquiriesTo;
    }

    public boolean isContactsToUsers() {
        return contactsToUsers;
    }

    public void setContactsToUsers(boolean contactsToUsers) {
        this.contactsToUsers = contactsToUsers;
    }

    public String getContactsTo() {
        return contactsTo;
    }

    public void setContactsTo(String contactsTo) {
        this.contactsTo = contactsTo;
    }

    public String getAllowedOrigins() {
        return allowedOrigins;
    }

    public void setAllowedOrigins(String allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }
}
