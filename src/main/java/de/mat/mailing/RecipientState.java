package de.mat.mailing;

/** What has become of a bulk mail for one of its recipients; each recipient is in exactly one of these. */
public enum RecipientState {
    /** Not sent yet. */
    OPEN,
    /** The dealer's mail server took it; whether it arrived, nobody tells. */
    SENT,
    /** The mail server refused it for good. */
    REFUSED,
    /** The mail server may have it: a person decides. */
    UNKNOWN,
    /** The recipient objected before it was sent. */
    UNSUBSCRIBED,
    /** It must not, or shall not, be sent to this recipient any more. */
    SKIPPED
}
