package de.mat.platform;

import de.mat.validation.SingleLine;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What an administrator is typing about a platform: the page's memory between two requests. */
public final class PlatformDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private Long id;
    private long basedOn;

    @SingleLine
    @Size(max = 100)
    private String name;

    @Size(max = 2_000)
    private String ownNames;

    private boolean active = true;
    private final List<SenderDetails> senders = new ArrayList<>();

    private PlatformDraft() {}

    /** A new platform. */
    static PlatformDraft empty() {
        PlatformDraft draft = new PlatformDraft();
        draft.addSender();
        return draft;
    }

    /** A change of a platform. */
    static PlatformDraft of(Platform platform) {
        PlatformDraft draft = new PlatformDraft();
        draft.id = platform.getId();
        draft.basedOn = platform.getVersion();
        draft.name = platform.getName();
        draft.ownNames = platform.getOwnNames();
        draft.active = platform.isActive();
        platform.getSenders().stream().map(SenderDetails::copy).forEach(draft.senders::add);
        return draft;
    }

    /** The change is one of this version of the platform from now on. */
    void rebase(long version) {
        basedOn = version;
    }

    void addSender() {
        senders.add(new SenderDetails());
    }

    void removeSender(int index) {
        senders.remove(index);
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    long basedOn() {
        return basedOn;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getOwnNames() {
        return ownNames;
    }

    public void setOwnNames(String ownNames) {
        this.ownNames = ownNames;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public List<SenderDetails> getSenders() {
        return senders;
    }
}
