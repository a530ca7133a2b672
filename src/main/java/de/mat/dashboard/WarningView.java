package de.mat.dashboard;

import de.mat.account.AccountHealthService;
import de.mat.account.AccountStatus;
import de.mat.account.AccountStatusText;
import de.mat.account.AccountStatusText.Sentence;
import de.mat.delivery.DeliveryHealthService;
import de.mat.delivery.DeliveryStatus;
import de.mat.delivery.DeliveryStatusText;
import de.mat.faces.Messages;
import de.mat.inquiry.NotificationHealthService;
import de.mat.inquiry.NotificationStatus;
import de.mat.intake.ImportHealthService;
import de.mat.intake.ImportStatus;
import de.mat.intake.ImportStatusText;
import de.mat.user.CurrentUser;
import de.mat.user.FirstPage;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/**
 * The warning at the lower right: once per login, on the first page, one growl with a line for each thing that is wrong. Reads what is
 * stored; no page waits for a server.
 */
@Named
@RequestScoped
public class WarningView {

    /** The growl shows the messages of this key only. */
    private static final String GROWL = "warning";

    @EJB
    private AccountHealthService accountHealth;

    @EJB
    private ImportHealthService importHealth;

    @EJB
    private DeliveryHealthService deliveryHealth;

    @EJB
    private NotificationHealthService notificationHealth;

    @Inject
    private AccountStatusText accountText;

    @Inject
    private ImportStatusText importText;

    @Inject
    private DeliveryStatusText deliveryText;

    @Inject
    private FirstPage firstPage;

    @Inject
    private CurrentUser currentUser;

    private AccountStatus account;
    private ImportStatus intake;
    private DeliveryStatus delivery;
    private NotificationStatus notifications;

    /** Called before the growl of each page is rendered. */
    public void announce() {
        if (!firstPage.take()) {
            return;
        }
        account = accountHealth.status();
        intake = importHealth.status();
        delivery = deliveryHealth.status();
        notifications = notificationHealth.status();
        List<Warning> warnings = Warning.of(account, intake, delivery, notifications);
        List<Sentence> sentences = warnings.stream()
                .flatMap(warning -> sentences(warning).stream())
                .toList();
        if (!sentences.isEmpty()) {
            FacesContext.getCurrentInstance()
                    .addMessage(
                            GROWL,
                            new FacesMessage(
                                    FacesMessage.SEVERITY_WARN,
                                    escaped(sentences.get(0).text()),
                                    detail(sentences) + ways(warnings)));
        }
    }

    private List<Sentence> sentences(Warning warning) {
        return switch (warning) {
            case ACCOUNT -> accountText.of(account);
            case MAILBOX, IMPORT ->
                List.of(new Sentence(importText.problem(intake).orElseThrow(), ""));
            case QUARANTINE ->
                List.of(new Sentence(importText.quarantine(intake).orElseThrow(), ""));
            case UNSENT -> List.of(new Sentence(deliveryText.open(delivery).orElseThrow(), ""));
            case STUCK -> List.of(new Sentence(deliveryText.stuck(delivery).orElseThrow(), ""));
            case UNTOLD -> List.of(new Sentence(Messages.text("warning.untold", notifications.waiting()), ""));
        };
    }

    /** All but the first text, which is the growl's title. */
    private static String detail(List<Sentence> sentences) {
        StringBuilder detail = new StringBuilder();
        for (Sentence sentence : sentences) {
            if (sentence != sentences.get(0)) {
                detail.append(line("warning__text", escaped(sentence.text())));
            }
            if (!sentence.part().isEmpty()) {
                detail.append(line("warning__part", escaped(sentence.part())));
            }
        }
        return detail.toString();
    }

    private String ways(List<Warning> warnings) {
        return line(
                "warning__ways",
                currentUser.isAdministrator()
                        ? warnings.stream().map(WarningView::way).distinct().collect(Collectors.joining())
                        : escaped(Messages.text("warning.ask")));
    }

    private static String way(Warning warning) {
        String context = FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
        return "<a href=\"" + context + warning.page() + "\">" + escaped(Messages.text(warning.link())) + "</a>";
    }

    private static String line(String styleClass, String content) {
        return "<span class=\"" + styleClass + "\">" + content + "</span>";
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
