package de.mat.intake;

import de.mat.inquiry.RawMail;
import de.mat.text.StorableText;
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
import java.util.Collection;

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
        query = "select e from LedgerEntry e where e.identity = :identity and e.state in :states"
                + " and e.position.accountId = :accountId and e.position.id <> :position order by e.id")
@NamedQuery(
        name = LedgerEntry.UNFETCHED,
        query = "select e from LedgerEntry e where e.position.id in :positions and e.rawMail is null and e.state in"
                + " (de.mat.intake.LedgerState.TO_RETRY, de.mat.intake.LedgerState.QUARANTINED)")
@NamedQuery(
        name = LedgerEntry.FORGET_TOO_OLD,
        query =
                "delete from LedgerEntry e where e.position.id = :position and e.state = de.mat.intake.LedgerState.TOO_OLD")
@NamedQuery(
        name = LedgerEntry.QUARANTINE,
        query = "select e from LedgerEntry e where e.state = de.mat.intake.LedgerState.QUARANTINED order by e.changed")
@NamedQuery(name = LedgerEntry.COUNT_BY_STATE, query = "select count(e) from LedgerEntry e where e.state = :state")
@NamedQuery(
        name = LedgerEntry.TO_RETRY_FROM,
        query = "select e from LedgerEntry e where e.state = de.mat.intake.LedgerState.TO_RETRY"
                + " and lower(e.sender) in :senders")
@NamedQuery(
        name = LedgerEntry.FORGET_SENDERS,
        query = "update LedgerEntry e set e.sender = null, e.subject = null, e.received = null"
                + " where lower(e.sender) in :senders")
@NamedQuery(
        name = LedgerEntry.FORGET_TEXTS,
        query = "update LedgerEntry e set e.rawMail = null, e.sender = null, e.subject = null, e.received = null"
                + " where e.rawMail.id in :rawMails")
@NamedQuery(
        name = LedgerEntry.FORGET_TEXT,
        query = "update LedgerEntry e set e.rawMail = null where e.rawMail = :rawMail")
public class LedgerEntry {

    static final String OF_MAIL = "LedgerEntry.ofMail";
    static final String SETTLED = "LedgerEntry.settled";
    static final String TO_RETRY = "LedgerEntry.toRetry";
    static final String LOWEST_TO_RETRY = "LedgerEntry.lowestToRetry";
    static final String UNFETCHED = "LedgerEntry.unfetched";
    static final String FORGET_TEXT = "LedgerEntry.forgetText";
    static final String TO_RETRY_FROM = "LedgerEntry.toRetryFrom";
    static final String FORGET_SENDERS = "LedgerEntry.forgetSenders";
    static final String FORGET_TEXTS = "LedgerEntry.forgetTexts";
    static final String SAME_MAIL = "LedgerEntry.sameMail";
    static final String FORGET_TOO_OLD = "LedgerEntry.forgetTooOld";
    static final String QUARANTINE = "LedgerEntry.quarantine";
    static final String COUNT_BY_STATE = "LedgerEntry.countByState";

    private static final int SENDER = 320;
    private static final int SUBJECT = 1_000;

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

    private String sender;

    private String subject;

    private Instant received;

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

    /** The mail continues an inquiry. */
    void joined(RawMail mail, String contentIdentity, Instant now) {
        settle(LedgerState.JOINED, now);
        identity = contentIdentity;
        rawMail = mail;
    }

    /** The mail was settled before, under another number. */
    void known(LedgerEntry before, Instant now) {
        settle(LedgerState.KNOWN, now);
        rawMail = before.rawMail;
        identity = before.identity;
    }

    /** There is nothing (more) to do with the mail: {@link LedgerState#NOT_FOR_US}, {@code TOO_OLD}, {@code TAKEN_AWAY}, {@code KNOWN}. */
    void leftAlone(LedgerState why, Instant now) {
        if (state == LedgerState.QUARANTINED) {
            reopen();
        }
        settle(why, now);
    }

    /** The mail failed once more; tries count as long as the reason is the same. */
    void failed(FailedMail mail, Instant now) {
        tries = reason == mail.problem() ? tries + 1 : 1;
        reason = mail.problem();
        sender = mail.sender().map(text -> StorableText.line(text, SENDER)).orElse(sender);
        subject = mail.subject().map(text -> StorableText.line(text, SUBJECT)).orElse(subject);
        received = mail.received().orElse(received);
        if (identity == null || mail.raw().isPresent()) {
            identity = mail.identity().orElse(identity);
        }
        state = reason.isHopelessAfter(tries) ? LedgerState.QUARANTINED : LedgerState.TO_RETRY;
        changed = now;
    }

    /** A quarantined mail failed once more, although a person asked for another try. */
    void failedAgain(MailProblem problem, Instant now) {
        tries++;
        reason = problem;
        changed = now;
    }

    /** Keeps the text of a mail that could not be imported. */
    void keep(RawMail mail) {
        rawMail = mail;
    }

    /** A person wants a quarantined mail to be tried again. */
    void reopen() {
        if (state != LedgerState.QUARANTINED) {
            throw new IllegalStateException("The mail " + uid + " is " + state);
        }
        state = LedgerState.TO_RETRY;
        tries = 0;
    }

    /** A person wants a quarantined mail that was never fetched to be fetched again: the next run finds it once more. */
    void fetchAgain() {
        reopen();
        position.goBackBefore(uid);
    }

    /** A person decided against a quarantined mail. */
    void discard(Instant now) {
        reopen();
        settle(LedgerState.DISCARDED, now);
        rawMail = null;
    }

    /** Of a person whose data was erased: nothing is kept but that there was a mail, so that it does not come back. */
    void erased(Instant now) {
        if (state == LedgerState.QUARANTINED) {
            reopen();
        }
        settle(LedgerState.DISCARDED, now);
        forget();
    }

    /** Its text, and who wrote about what, is gone; what became of it stays. */
    void forget() {
        rawMail = null;
        sender = null;
        subject = null;
        received = null;
    }

    /** What it is known again by, under another number. */
    void identity(String content) {
        identity = content;
    }

    /** Whether its sender is one of these addresses, which are in small letters. */
    boolean isFrom(Collection<String> addresses) {
        return sender != null && addresses.contains(StorableText.addressKey(sender));
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

    public Long getId() {
        return id;
    }

    public long getUid() {
        return uid;
    }

    public LedgerState getState() {
        return state;
    }

    /** When it came into its state, or failed last. */
    public Instant getChanged() {
        return changed;
    }

    /** How often it failed for the last reason. */
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
