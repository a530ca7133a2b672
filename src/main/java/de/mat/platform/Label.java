package de.mat.platform;

/** What a labelled line of a platform's mail tells. The words for it are in {@link Labels}. */
enum Label {
    /** Begins a block of a mail with several inquiries. */
    COMPANY,
    PERSON,
    PLACE,
    COUNTRY,
    /** The one label that may come several times in one inquiry. */
    PHONE,
    ADDRESS,
    CATEGORY,
    MACHINE,
    INQUIRY_NUMBER,
    LISTING_NUMBER,
    /** The last one: what follows is the message. */
    MESSAGE
}
