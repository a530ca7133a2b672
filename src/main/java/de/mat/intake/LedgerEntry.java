package de.mat.intake;

import de.mat.inquiry.RawMail;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What became of one mail: (folder generation, UID) is unique in the database, and the entry is written in the same transaction as
 * the inquiry. That, not a flag in the mailbox, is why no mail is imported twice.
 */
@Entity
@Table(name = "ledger_entry")
@NamedQuery(
        name = LedgerEntry.OF_MAIL,
        query = "select e from LedgerEntry e where e.position.id = :position and e.uid = :uid")
@NamedQuery(
        name = LedgerEntry.SETTLED,
        query = "select e.uid from LedgerEntry e where e.position.id = :position and e.uid in :uids"
                + " and e.state <> de.mat.intake.LedgerState.TO_RETRY")
@NamedQuery(
        name = LedgerEntry.TO_RETRY,
        query = "select e.uid from LedgerEntry e where e.position.id = :position"
                + " and e.state = de.mat.intake.LedgerState.TO_RETRY order by e.tries, e.uid")
@NamedQuery(
        name = LedgerEntry.LOWEST_TO_RETRY,
        query = "select min(e.uid) from LedgerEntry e where e.position.id = :position"
                + " and e.state = de.mat.intake.LedgerState.TO_RETRY")
@NamedQuery(
        name = LedgerEntry.SAME_MAIL,
        query =
                "select e from LedgerEntry e where e.identity = :identity and e.state = de.mat.intake.LedgerState.IMPORTED"
                        + " and e.position.accountId = :accountId and e.position.id <> :position order by e.id")
@NamedQuery(name = LedgerEntry.COUNT_BY_STATE, query = "select count(e) from LedgerEntry e where e.state = :state")
public class LedgerEntry {

    static final String OF_MAIL = "LedgerEntry.ofMail";
    static final String SETTLED = "LedgerEntry.settled";
    static final String TO_RETRY = "LedgerEntry.toRetry";
    static final String LOWEST_TO_RETRY = "LedgerEntry.lowestToRetry";
    static final String SAME_MAIL = "LedgerEntry.sameMail";
    static final String COUNT_BY_STATE = "LedgerEntry.countByState";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ledger_entry_seq")
    @SequenceGenerator(name = "ledger_entry_seq", sequenceName = "ledger_entry_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "position_id")
    private MailboxPosition position;

    private long uid;

    @Enumerated(EnumType.STRING)
    private LedgerState state;

    private int tries;

    @Enumerated(EnumType.STRING)
    private MailProblem reason;

    private String identity;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "raw_mail_id")
    private RawMail rawMail;

    private Instant changed;

    protected LedgerEntry() {}

    /** The first word about a mail; what became of it follows at once. */
    LedgerEntry(MailboxPosition position, long uid) {
        this.position = position;
        this.uid = uid;
        this.state = LedgerState.TO_RETRY;
    }

    /** The mail became one inquiry or several, which share it. */
    void imported(RawMail mail, String contentIdentity, Instant now) {
        settle(LedgerState.IMPORTED, now);
        identity = contentIdentity;
        rawMail = mail;
    }

    /** The mail had become an inquiry before, under another number. */
    void known(LedgerEntry before, Instant now) {
        settle(LedgerState.KNOWN, now);
        rawMail = before.rawMail;
        identity = before.identity;
    }

    /** The mail is left alone: {@link LedgerState#NOT_FOR_US} or {@link LedgerState#TOO_OLD}. */
    void leftAlone(LedgerState why, Instant now) {
        settle(why, now);
    }

    /** The mail failed once more. */
    void failed(MailProblem problem, Instant now) {
        tries++;
        reason = problem;
        state = problem.isHopelessAfter(tries) ? LedgerState.QUARANTINED : LedgerState.TO_RETRY;
        changed = now;
    }

    /** Keeps the text of a mail that could not be imported. */
    void keep(RawMail mail) {
        rawMail = mail;
    }

    boolean isSettled() {
        return state != LedgerState.TO_RETRY;
    }

    private void settle(LedgerState newState, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException("The mail " + uid + " is settled as " + state);
        }
        state = newState;
        reason = null;
        changed = now;
    }

    public long getUid() {
        return uid;
    }

    public LedgerState getState() {
        return state;
    }

    /** How often it failed. */
    public int getTries() {
        return tries;
    }

    /** Why it failed the last time; null when it did not. */
    public MailProblem getReason() {
        return reason;
    }

    /** The mail as it came, shared with the inquiries it became; null when it was never fetched or is gone. */
    public RawMail getRawMail() {
        return rawMail;
    }
}
