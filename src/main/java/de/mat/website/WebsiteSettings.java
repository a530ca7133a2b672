package de.mat.website;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/**
 * How the dealer's website looks, who hears of what comes in through it, and which other websites may use its forms; there is one at
 * most. Visitors see nothing while it is not active.
 */
@Entity
@Table(name = "website_settings")
public class WebsiteSettings {

    static final long ID = 1;

    @Id
    private long id = ID;

    @Version
    private long version;

    private boolean active;

    private String dealer = "";

    private String accent = WebsiteDraft.ACCENT;

    private String head = WebsiteDraft.HEAD;

    @Column(name = "imprint_url")
    private String imprintUrl = "";

    @Column(name = "privacy_url")
    private String privacyUrl = "";

    @Column(name = "inquiries_to_users")
    private boolean inquiriesToUsers;

    @Column(name = "inquiries_to")
    private String inquiriesTo = "";

    @Column(name = "contacts_to_users")
    private boolean contactsToUsers;

    @Column(name = "contacts_to")
    private String contactsTo = "";

    @Column(name = "site_key")
    private String siteKey;

    @Column(name = "allowed_origins")
    private String allowedOrigins = "";

    protected WebsiteSettings() {}

    WebsiteSettings(String siteKey) {
        this.siteKey = siteKey;
    }

    /** Takes over what an administrator typed, which was found to be right. */
    void change(WebsiteDraft draft) {
        active = draft.isActive();
        dealer = text(draft.getDealer());
        accent = draft.getAccent();
        head = draft.getHead();
        imprintUrl = text(draft.getImprintUrl());
        privacyUrl = text(draft.getPrivacyUrl());
        inquiriesToUsers = draft.isInquiriesToUsers();
        inquiriesTo = text(draft.getInquiriesTo());
        contactsToUsers = draft.isContactsToUsers();
        contactsTo = text(draft.getContactsTo());
        allowedOrigins = String.join("\n", draft.origins());
    }

    /** Other websites must use this key from now on. */
    void changeKey(String newKey) {
        siteKey = newKey;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }

    /** Another one whenever the settings were changed. */
    public long getVersion() {
        return version;
    }

    public boolean isActive() {
        return active;
    }

    /** The dealer's name. */
    public String getDealer() {
        return dealer;
    }

    /** Of buttons and links. */
    public String getAccent() {
        return accent;
    }

    /** Of the head of each page. */
    public String getHead() {
        return head;
    }

    public String getImprintUrl() {
        return imprintUrl;
    }

    public String getPrivacyUrl() {
        return privacyUrl;
    }

    public boolean isInquiriesToUsers() {
        return inquiriesToUsers;
    }

    public String getInquiriesTo() {
        return inquiriesTo;
    }

    public boolean isContactsToUsers() {
        return contactsToUsers;
    }

    public String getContactsTo() {
        return contactsTo;
    }

    /** What other websites name themselves by; it stands in their pages, so it is no secret. */
    public String getSiteKey() {
        return siteKey;
    }

    public String getAllowedOrigins() {
        return allowedOrigins;
    }

    /** Whether pages of this origin may use the forms. */
    boolean allows(String origin) {
        return List.of(allowedOrigins.split("\n")).contains(origin) && !origin.isEmpty();
    }

    /** Whether the users who get notifications hear of what comes through this form. */
    boolean tellsUsers(FormKind form) {
        return form == FormKind.CONTACT ? contactsToUsers : inquiriesToUsers;
    }

    /** The one address that hears of what comes through this form; empty when there is none. */
    String address(FormKind form) {
        return form == FormKind.CONTACT ? contactsTo : inquiriesTo;
    }
}
