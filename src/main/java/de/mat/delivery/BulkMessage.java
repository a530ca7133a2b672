package de.mat.delivery;

import de.mat.account.AccountDetails;
import de.mat.html.FormattedText;
import de.mat.html.HtmlText;
import de.mat.mail.Attachment;
import de.mat.mail.BulkOutline;
import de.mat.text.FieldText;
import de.mat.text.StorableText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the messages of a bulk mail have in common. Subject, text and HTML may hold fields like {@code {{name}}}, which
 * {@link BulkRecipient#values} has for each recipient. Sender and signature are not its business.
 *
 * @param source who caused it, e.g. {@code mailing:17}
 * @param body without the signature
 */
public record BulkMessage(String source, String subject, FormattedText body, List<Attachment> attachments) {

    private static final int LONGEST_SUBJECT = 900;

    /** In a signature instead of a brace while fields are looked for; for private use, and so in no text. */
    private static final char HIDDEN_BRACE = '\uE000';

    public BulkMessage {
        attachments = List.copyOf(attachments);
    }

    /** The names of all fields. */
    public Set<String> fields() {
        Set<String> names = new TreeSet<>(FieldText.of(subject).names());
        names.addAll(FieldText.of(body.text()).names());
        body.html().ifPresent(html -> names.addAll(FieldText.of(html).names()));
        return names;
    }

    /** With the signature where it belongs, in which nothing is a field. */
    BulkOutline outline(AccountDetails account) {
        FormattedText signature = account.signature();
        FormattedText signed = body.signedWith(
                new FormattedText(hidden(signature.text()), signature.html().map(BulkMessage::hidden)));
        return new BulkOutline(
                account.getSenderName(),
                account.getSenderAddress(),
                withFields(signed.text()),
                signed.html().map(BulkMessage::withFields),
                attachments);
    }

    private static String hidden(String words) {
        return words.replace('{', HIDDEN_BRACE);
    }

    private static FieldText withFields(String signed) {
        return new FieldText(FieldText.of(signed).pieces().stream()
                .map(piece ->
                        piece.field() ? piece : new FieldText.Piece(piece.text().replace(HIDDEN_BRACE, '{'), false))
                .toList());
    }

    /** The subject as the recipient with these values sees it. */
    public String subjectFor(Map<String, String> values) {
        return subject(subject, values);
    }

    /** Whatever the values hold, it stays one line. */
    static String subject(String subject, Map<String, String> values) {
        String filled = StorableText.line(FieldText.of(subject).filled(values::get), LONGEST_SUBJECT);
        return filled == null ? "" : filled;
    }

    /** The body as the recipient with these values sees it; in the HTML the values are only text. */
    public FormattedText bodyFor(Map<String, String> values) {
        return new FormattedText(
                FieldText.of(body.text()).filled(values::get),
                body.html().map(html -> FieldText.of(html).filled(name -> HtmlText.escaped(values.get(name)))));
    }
}
