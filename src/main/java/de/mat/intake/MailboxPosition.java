package de.mat.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * How far the import has read one generation of a folder. UIDs mean something only together with the UIDVALIDITY (RFC 9051, 2.3.1.1),
 * so another UIDVALIDITY is another generation with a position of its own. It never runs ahead of what was processed.
 */
@Entity
@Table(name = "mailbox_position")
@NamedQuery(
        name = MailboxPosition.OF_FOLDER,
        query =
                "select p from MailboxPosition p where p.accountId = :accountId and p.host = :host and p.userName = :userName"
                        + " and p.folder = :folder order by p.id")
public class MailboxPosition {

    static final String OF_FOLDER = "MailboxPosition.ofFolder";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mailbox_position_seq")
    @SequenceGenerator(name = "mailbox_position_seq", sequenceName = "mailbox_position_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @Column(name = "account_id")
    private long accountId;

    private String host;

    @Column(name = "user_name")
    private String userName;

    private String folder;

    @Column(name = "uid_validity")
    private long uidValidity;

    @Column(name = "last_uid")
    private long lastUid;

    @Column(name = "import_from")
    private Instant importFrom;

    private boolean renumbered;

    protected MailboxPosition() {}

    /** The beginning of a generation: nothing is processed yet. */
    MailboxPosition(FolderGeneration generation, Instant importFrom) {
        accountId = generation.accountId();
        host = generation.host();
        userName = generation.userName();
        folder = generation.folder();
        uidValidity = generation.uidValidity();
        this.importFrom = importFrom;
    }

    /** The server has numbered the folder anew: a run will tell so. */
    void renumbered() {
        renumbered = true;
    }

    /** Whether there is to tell that the server has numbered the folder anew; true once. */
    boolean tellRenumbered() {
        boolean told = renumbered;
        renumbered = false;
        return told;
    }

    /** Everything up to this UID is done with. */
    void advance(long uid) {
        lastUid = Math.max(lastUid, uid);
    }

    /** The next run looks at this UID once more, and finds the others settled. */
    void goBackBefore(long uid) {
        lastUid = Math.min(lastUid, uid - 1);
    }

    boolean isUnchangedSince(MailboxPosition read) {
        return version == read.version;
    }

    /**
     * Leaves mails alone that were received before. An earlier instant than so far begins anew, with mails that were too old.
     *
     * @return whether it began anew
     */
    boolean importFrom(Instant instant) {
        boolean earlier = instant.isBefore(importFrom);
        if (earlier) {
            lastUid = 0;
        }
        importFrom = instant;
        return earlier;
    }

    boolean isOf(FolderGeneration generation) {
        return uidValidity == generation.uidValidity();
    }

    public Long getId() {
        return id;
    }

    public long getAccountId() {
        return accountId;
    }

    /** Every UID up to this one is done with. */
    public long getLastUid() {
        return lastUid;
    }

    /** Mails received before are left alone. */
    public Instant getImportFrom() {
        return importFrom;
    }
}
