package de.mat.mailing;

import de.mat.account.AccountDetails;
import de.mat.account.AccountHealthService;
import de.mat.contact.Allowance;
import de.mat.contact.AllowanceService;
import de.mat.contact.RecipientCandidate;
import de.mat.contact.Salutation;
import de.mat.delivery.BulkMessage;
import de.mat.delivery.DeliveryService;
import de.mat.delivery.OutgoingMessage;
import de.mat.html.FormattedText;
import de.mat.security.PublicAddress;
import de.mat.security.Roles;
import de.mat.user.User;
import de.mat.validation.TextSyntax;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a mailing before it is sent: to the eye, and as a test mail to whoever asks for it. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class PreviewService {

    /** Not that of a mailing: nothing is counted by what becomes of it. */
    private static final String SOURCE = "mailing-test:";

    private static final String MARK = "[Test] ";

    private static final RecipientCandidate NOBODY =
            new RecipientCandidate(0, "", Salutation.NONE, null, null, null, null, null, Allowance.NO_ADDRESS);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ImprintService imprints;

    @Inject
    private AllowanceService allowances;

    @Inject
    private AccountHealthService accounts;

    @Inject
    private DeliveryService deliveries;

    /** What is wrong with the mailing; empty when it could be sent, or is not there. */
    public List<MailingProblem> problems(long id) {
        return find(id).map(mailing -> text(mailing).problems()).orElse(List.of());
    }

    /**
     * The mailing as that contact would get it.
     *
     * @param contact its id; somebody of whom nothing is known when there is no such contact
     */
    public Optional<MailingPreview> preview(long id, long contact) {
        return find(id).map(mailing -> {
            RecipientCandidate recipient = recipient(contact);
            MailingText text = text(mailing);
            BulkMessage message = text.message(List.of());
            Map<String, String> values = text.values(recipient, sampleLeave());
            return new MailingPreview(
                    message.subjectFor(values),
                    message.bodyFor(values).signedWith(signature()),
                    recipient == NOBODY ? "" : recipient.address());
        });
    }

    /**
     * Sends the mailing, as that contact would get it, to the user's own address and nowhere else.
     *
     * @return false if the user has no address, or the mailing cannot be sent as it is; a missing Impressum does not matter for that
     */
    @RolesAllowed(Roles.MAILINGS_WRITE)
    public boolean sendTest(long id, long contact, long userId) {
        Optional<String> own =
                entityManager.find(User.class, userId).getEmailAddress().filter(TextSyntax::isMailAddress);
        Optional<Mailing> mailing = find(id).filter(found ->
                text(found).problems().stream().allMatch(problem -> problem.kind() == MailingProblem.Kind.NO_IMPRINT));
        if (own.isEmpty() || mailing.isEmpty()) {
            return false;
        }
        MailingText text = text(mailing.get());
        BulkMessage message = text.message(mailing.get().getFiles());
        Map<String, String> values = text.values(recipient(contact), sampleLeave());
        deliveries.submit(OutgoingMessage.prompt(
                        SOURCE + id,
                        own.get(),
                        MARK + message.subjectFor(values),
                        marked(mailing.get(), message.bodyFor(values)))
                .with(message.attachments()));
        return true;
    }

    private static FormattedText marked(Mailing mailing, FormattedText body) {
        String mark = MailingWords.in(mailing.getLanguage()).get("test");
        return new FormattedText(
                mark + "\n\n" + body.text(),
                body.html()
                        .map(html -> "<p style=\"padding:8px 12px;background-color:#fff3cd\">"
                                + FormattedText.plain(mark).asHtml() + "</p>" + html));
    }

    private Optional<Mailing> find(long id) {
        return Optional.ofNullable(entityManager.find(Mailing.class, id));
    }

    private MailingText text(Mailing mailing) {
        return new MailingText(
                mailing,
                imprints.imprint().getText(),
                PublicAddress.configured().isSecure());
    }

    private RecipientCandidate recipient(long contact) {
        return allowances.candidates(List.of(contact)).stream().findFirst().orElse(NOBODY);
    }

    /** Nobody leaves by a preview. */
    private static Optional<String> sampleLeave() {
        return Optional.of(PublicAddress.configured().page("/"));
    }

    private FormattedText signature() {
        return accounts.status().details().map(AccountDetails::signature).orElse(FormattedText.plain(""));
    }
}
