package de.mat.privacy;

import de.mat.contact.Contact;
import de.mat.contact.PersonContactService;
import de.mat.delivery.PersonDeliveryService;
import de.mat.inquiry.PersonInquiryExportService;
import de.mat.inquiry.PersonInquiryService;
import de.mat.intake.QuarantineService;
import de.mat.mail.Attachment;
import de.mat.mailing.PersonMailingService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A person's data as one ZIP file: readable JSON, the mails as they came, and the files of the answers. Written piece by piece, so that
 * neither the memory nor the disk holds all of it. A mail that tells of other people too is left out, and that is said.
 */
@RequestScoped
public class PersonExport {

    private static final JsonWriterFactory JSON = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    @Inject
    private PersonContactService contacts;

    @Inject
    private PersonInquiryService inquiries;

    @Inject
    private PersonInquiryExportService inquiryExports;

    @Inject
    private PersonDeliveryService deliveries;

    @Inject
    private PersonMailingService mailings;

    @Inject
    private QuarantineService quarantine;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    /** Of which day a file is that is written now. */
    public LocalDate day() {
        return LocalDate.now(clock.withZone(zone));
    }

    /** Writes all that MAT holds of the person; the stream stays open. */
    public void write(Person person, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        List<Map<String, Object>> known = new ArrayList<>();
        for (Contact contact : contacts.contacts(person.address())) {
            known.add(contacts.export(contact));
        }
        write(zip, "contacts.json", known);
        for (long inquiry : person.inquiries()) {
            write(zip, inquiry, person.inquiries());
        }
        write(
                zip,
                "messages.json",
                person.deliveries().stream()
                        .map(id -> deliveries.export(id, person.addresses()))
                        .toList());
        write(
                zip,
                "bulk-mails.json",
                person.recipients().stream().map(mailings::export).toList());
        for (long mail : person.quarantined()) {
            write(
                    zip,
                    "mails-not-imported/" + mail + ".eml",
                    quarantine.text(mail).orElse(new byte[0]));
        }
        zip.finish();
    }

    private void write(ZipOutputStream zip, long inquiry, List<Long> all) throws IOException {
        String folder = "inquiries/" + inquiry + "/";
        boolean shared = inquiries.isInMailOfOthers(inquiry, all);
        Map<String, Object> data = inquiryExports.export(inquiry);
        data.put("originalMailLeftOutBecauseItNamesOthers", shared);
        write(zip, folder + "inquiry.json", List.of(data));
        for (int mail = shared ? 1 : 0; mail < inquiryExports.mails(inquiry); mail++) {
            byte[] raw = inquiryExports.mail(inquiry, mail).orElse(null);
            if (raw != null) {
                write(zip, folder + "mail-" + mail + ".eml", raw);
            }
        }
        for (long id : inquiryExports.files(inquiry)) {
            Attachment file = inquiryExports.file(id);
            write(zip, folder + "files/" + id + "-" + plain(file.name()), file.content());
        }
    }

    /** Nothing that leads out of a folder, or means something to a system. */
    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
    }

    private static void write(ZipOutputStream zip, String name, List<Map<String, Object>> data) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (JsonWriter json = JSON.createWriter(new OpenStream(zip))) {
            json.writeArray(Json.createArrayBuilder(data).build());
        }
        zip.closeEntry();
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Stays open when its writer is closed. */
    private static final class OpenStream extends FilterOutputStream {

        OpenStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
