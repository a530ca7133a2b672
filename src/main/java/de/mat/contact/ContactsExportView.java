package de.mat.contact;

import de.mat.csv.SpreadsheetWriter;
import de.mat.faces.IsoNames;
import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The contacts as a file for a spreadsheet: all that are chosen in the list, in a form that the import takes back. */
@Named
@RequestScoped
public class ContactsExportView {

    /** Contacts in memory at once. */
    private static final int PIECE = 500;

    @Inject
    private ContactTableService contacts;

    @Inject
    private IsoNames names;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    /** Answers the request with the file. */
    public void send() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.setResponseContentType("text/csv");
        external.setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + Messages.text("contacts.export.file") + "-"
                        + LocalDate.now(clock.withZone(zone)) + ".csv\"");
        try (SpreadsheetWriter file = new SpreadsheetWriter(external.getResponseOutputWriter())) {
            file.row(Arrays.stream(ContactColumn.values())
                    .map(column -> Messages.text(column.key()))
                    .toList());
            write(ContactPlace.of(external.getRequestParameterMap()).criteria(), file);
        }
        faces.responseComplete();
    }

    private void write(ContactCriteria wanted, SpreadsheetWriter file) throws IOException {
        long last = 0;
        List<ExportedContact> piece;
        do {
            piece = contacts.export(wanted, last, PIECE);
            for (ExportedContact exported : piece) {
                file.row(row(exported.contact(), exported.advertising()));
                last = exported.contact().getId();
            }
            file.flush();
        } while (piece.size() == PIECE);
    }

    private List<String> row(Contact contact, AdvertisingEntry advertising) {
        return Arrays.asList(
                contact.getCompany(),
                Messages.text("contact.salutation." + contact.getSalutation()),
                contact.getFirstName(),
                contact.getLastName(),
                contact.getStreet(),
                contact.getPostalCode(),
                contact.getCity(),
                names.country(contact.getCountry()),
                names.language(contact.getLanguage()),
                String.join("\n", contact.getPhones()),
                contact.getAddress(),
                String.join(", ", contact.getGroups()),
                contact.getNotes(),
                Messages.text("contact.advertising." + contact.getAdvertising()),
                advertising == null
                        ? null
                        : Objects.requireNonNullElseGet(
                                advertising.getSource(), () -> Messages.text("contact.source.list")),
                advertising == null ? null : advertising.getGiven().toString(),
                advertising == null ? null : advertising.getProof());
    }
}
