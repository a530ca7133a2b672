package de.mat.mailing;

import de.mat.csv.SpreadsheetWriter;
import de.mat.faces.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The report of a mailing as a file for a spreadsheet: every recipient, and what became of it. */
@Named
@RequestScoped
public class MailingExportView {

    /** Recipients in memory at once. */
    private static final int PIECE = 1_000;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @EJB
    private RunReportService reports;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    /** Answers the request with the file. */
    public void send() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        String id = String.valueOf(external.getRequestParameterMap().get("id"));
        Optional<RunReport> report = id.matches("[0-9]{1,18}") ? reports.report(Long.parseLong(id)) : Optional.empty();
        if (report.isEmpty()) {
            external.responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
            return;
        }
        external.setResponseContentType("text/csv");
        external.setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + Messages.text("mailingRun.export.file") + "-" + id + ".csv\"");
        try (SpreadsheetWriter file = new SpreadsheetWriter(external.getResponseOutputWriter())) {
            file.row(Stream.of("address", "state", "reason", "reply", "since", "left", "messageId")
                    .map(column -> Messages.text("mailingRun.recipient." + column))
                    .toList());
            write(report.get().id(), file);
        }
        faces.responseComplete();
    }

    private void write(long mailing, SpreadsheetWriter file) throws IOException {
        long last = 0;
        List<RecipientLine> piece;
        do {
            piece = reports.listAfter(mailing, null, last, PIECE);
            for (RecipientLine line : piece) {
                file.row(row(line));
                last = line.id();
            }
            file.flush();
        } while (piece.size() == PIECE);
    }

    private List<String> row(RecipientLine line) {
        return Stream.of(
                        line.address() == null ? Messages.text("mailingRun.recipient.erased") : line.address(),
                        Messages.text("mailingRun.state." + line.state()),
                        line.reason() == null ? "" : Messages.text("mailingRun.reason." + line.reason()),
                        line.reply(),
                        line.state() == RecipientState.OPEN
                                ? ""
                                : MOMENT.format(line.since().atZone(zone)),
                        line.left() == null ? "" : MOMENT.format(line.left().atZone(zone)),
                        line.messageId())
                .toList();
    }
}
