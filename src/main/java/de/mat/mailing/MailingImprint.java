package de.mat.mailing;

import de.mat.text.StorableText;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** "Impressum": who sends the bulk mails, with the postal address; it stands at the foot of each of them. There is one. */
@Entity
@Table(name = "mailing_imprint")
public class MailingImprint {

    static final long ID = 1;

    /** Characters of the text. */
    static final int LONGEST = 2_000;

    @Id
    private long id;

    @Version
    private long version;

    private String text;

    protected MailingImprint() {}

    void change(String typed) {
        text = StorableText.lines(typed == null ? "" : typed, LONGEST).strip();
    }

    public long getVersion() {
        return version;
    }

    /** Plain; empty while nobody has written it. */
    public String getText() {
        return text;
    }
}
