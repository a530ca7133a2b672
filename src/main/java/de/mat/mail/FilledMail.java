package de.mat.mail;

import de.mat.mail.UnsafeMailException.Field;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Date;
import java.util.Map;

/** A message of a bulk mail as the mail library sends it: headers of its own, and then what was composed once for all. */
final class FilledMail extends MimeMessage {

    private final PreparedMail common;
    private final BulkFilling filling;

    /** @throws UnsafeMailException when a header value is more than a value */
    FilledMail(PreparedMail common, BulkFilling filling, Session session) throws MessagingException {
        super(session);
        this.common = common;
        this.filling = filling;
        MailComposer.checkRecipient(filling.recipient(), filling.subject(), filling.messageId(), filling.unsubscribe());
        setRecipient(RecipientType.TO, MailComposer.address(filling.recipient(), Field.RECIPIENT));
        setHeader("Message-ID", filling.messageId());
        setSubject(filling.subject(), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(filling.date()));
        if (filling.unsubscribe().isPresent()) {
            for (Map.Entry<String, String> header :
                    filling.unsubscribe().get().headers().entrySet()) {
                setHeader(header.getKey(), header.getValue());
            }
        }
    }

    @Override
    public Address[] getFrom() throws MessagingException {
        return new Address[] {new InternetAddress(common.senderAddress())};
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        StringBuilder own = new StringBuilder();
        for (String line : Collections.list(headers.getAllHeaderLines())) {
            own.append(line).append("\r\n");
        }
        out.write(own.toString().getBytes(StandardCharsets.US_ASCII));
        common.write(filling.values(), out);
    }
}
