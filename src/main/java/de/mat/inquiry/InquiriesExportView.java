package de.mat.inquiry;

import de.mat.csv.SpreadsheetWriter;
import de.mat.faces.Messages;
import jakarta.el.ELContext;
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
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The list as a file for a spreadsheet: all inquiries that meet the filter of the address, sent while they are being read. */
@Named
@RequestScoped
public class InquiriesExportView {

    /** Inquiries in memory at once. */
    private static final int PIECE = 500;

    private static final List<String> COLUMNS = List.of(
            "inquiry.received",
            "inquiry.type",
            "inquiry.state",
            "inquiry.responsible",
            "inquiry.platform",
            "inquiry.externalNumber",
            "inquiry.company",
            "inquiry.person",
            "inquiry.place",
            "inquiry.country",
            "inquiry.phones",
            "inquiry.answerAddress",
            "inquiry.category",
            "inquiry.machine",
            "inquiry.subject",
            "inquiry.language",
            "inquiry.sender",
            "inquiry.message",
            "inquiry.further");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Inject
    private InquiryListService inquiries;

    @Inject
    private InquiryList list;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    private final Map<String, String> platformNames = new HashMap<>();

    /** Answers the request with the file. */
    public void send() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.setResponseContentType("text/csv");
        external.setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + Messages.text("inquiries.export.file") + "-"
                        + LocalDate.now(clock.withZone(zone)) + ".csv\"");
        try (SpreadsheetWriter file = new SpreadsheetWriter(external.getResponseOutputWriter())) {
            file.row(COLUMNS.stream().map(Messages::text).toList());
            write(list.criteria(InquiryFilter.of(external.getRequestParameterMap())), file);
        }
        faces.responseComplete();
    }

    private void write(InquiryCriteria wanted, SpreadsheetWriter file) throws IOException {
        InquiryCriteria rest = wanted;
        List<ExportedInquiry> piece;
        do {
            piece = inquiries.export(rest, PIECE);
            for (ExportedInquiry inquiry : piece) {
                file.row(row(inquiry));
                rest = wanted.behind(inquiry);
            }
            file.flush();
        } while (piece.size() == PIECE);
    }

    private List<String> row(ExportedInquiry inquiry) {
        return Stream.of(
                        inquiry.received().atZone(zone).format(MOMENT),
                        Messages.text("inquiry.type." + inquiry.type()),
                        Messages.text("inquiry.state." + inquiry.state()),
                        inquiry.responsible() == null
                                ? null
                                : inquiry.responsible().getDisplayName(),
                        platformNames.computeIfAbsent(inquiry.platform(), InquiriesExportView::platformName),
                        inquiry.externalNumber(),
                        inquiry.company(),
                        inquiry.person(),
                        inquiry.place(),
                        inquiry.country(),
                        String.join(", ", inquiry.phones()),
                        inquiry.answerAddress(),
                        inquiry.category(),
                        inquiry.machine(),
                        inquiry.subject(),
                        inquiry.language(),
                        Messages.text(
                                inquiry.senderConfirmed() ? "inquiry.sender.confirmed" : "inquiry.sender.unconfirmed"),
                        inquiry.message(),
                        String.join("\n", inquiry.further()))
                .toList();
    }

    /** As the pages do: inquiries know platforms by their code alone. */
    private static String platformName(String code) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ELContext el = faces.getELContext();
        Object platforms = faces.getApplication().evaluateExpressionGet(faces, "#{platforms}", Object.class);
        return (String) faces.getApplication()
                .getELResolver()
                .invoke(el, platforms, "name", new Class<?>[] {String.class}, new Object[] {code});
    }
}
