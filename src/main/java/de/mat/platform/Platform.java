package de.mat.platform;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A trading platform that sends inquiries by mail. It is never removed, because inquiries name it; while it is not active none of its
 * mails is imported.
 */
@Entity
@Table(name = "platform")
@NamedQuery(name = Platform.ALL, query = "select p from Platform p order by p.id")
public class Platform {

    static final String ALL = "Platform.all";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "platform_seq")
    @SequenceGenerator(name = "platform_seq", sequenceName = "platform_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String code;

    private String name;

    @Column(name = "own_names")
    private String ownNames = "";

    private boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "platform_sender", joinColumns = @JoinColumn(name = "platform_id"))
    @OrderColumn(name = "position")
    private List<SenderDetails> senders = new ArrayList<>();

    protected Platform() {}

    /** A platform without senders, not active yet. */
    Platform(String code, String name) {
        this.code = code;
        this.name = name;
    }

    /** Takes over what an administrator typed. */
    void change(PlatformDraft draft) {
        name = draft.getName();
        ownNames = draft.getOwnNames() == null ? "" : draft.getOwnNames();
        active = draft.isActive();
        senders.clear();
        draft.getSenders().stream().map(SenderDetails::copy).forEach(senders::add);
        senders();
    }

    void activate() {
        active = true;
    }

    /** Imports nothing more of it. */
    void deactivate() {
        active = false;
    }

    /** Whose mails are the platform's. */
    List<Sender> senders() {
        return senders.stream().map(details -> details.of(this)).toList();
    }

    /** Whether a display name means the platform itself, or somebody "via" it, and no person alone. */
    boolean isNamedIn(String displayName) {
        String folded = displayName.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(name), ownNames.lines())
                .map(own -> own.strip().toLowerCase(Locale.ROOT))
                .anyMatch(own -> !own.isEmpty() && folded.contains(own));
    }

    public Long getId() {
        return id;
    }

    /** Changes with every change of the platform. */
    public long getVersion() {
        return version;
    }

    /** Identifies it for good, in lower case. */
    public String getCode() {
        return code;
    }

    /** As shown. */
    public String getName() {
        return name;
    }

    /** Display names that mean the platform itself, one a line. */
    public String getOwnNames() {
        return ownNames;
    }

    /** Whether its mails are imported. */
    public boolean isActive() {
        return active;
    }

    public List<SenderDetails> getSenders() {
        return List.copyOf(senders);
    }
}
