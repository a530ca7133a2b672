package de.mat.website;

import de.mat.inquiry.NewInquiry;
import de.mat.inquiry.VisitorInquiry;
import de.mat.inquiry.VisitorInquiryService;
import de.mat.product.Product;
import de.mat.product.VisibleProductService;
import de.mat.security.Roles;
import de.mat.user.UserService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes what visitors send: judges it, and has it recorded unless it must be corrected. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FormReceiver {

    /**
     * What became of a form.
     *
     * @param number of the inquiry; 0 when it must be corrected
     */
    public record Receipt(Verdict verdict, long number) {}

    @Inject
    private FormCheck check;

    @Inject
    private FormToken tokens;

    @Inject
    private VisitorInquiryService inquiries;

    @Inject
    private VisibleProductService products;

    @Inject
    private WebsiteService website;

    @Inject
    private UserService users;

    @Inject
    private Clock clock;

    /** For the container. */
    public FormReceiver() {}

    FormReceiver(
            FormCheck check,
            FormToken tokens,
            VisitorInquiryService inquiries,
            VisibleProductService products,
            WebsiteService website,
            UserService users,
            Clock clock) {
        this.check = check;
        this.tokens = tokens;
        this.inquiries = inquiries;
        this.products = products;
        this.website = website;
        this.users = users;
        this.clock = clock;
    }

    /** Takes it; the same form sent once more gets the same answer. Empty while the website is switched off. */
    public Optional<Receipt> receive(SentForm form, String clientAddress) {
        return website.current()
                .filter(WebsiteSettings::isActive)
                .map(settings -> receive(form, clientAddress, settings));
    }

    private Receipt receive(SentForm form, String clientAddress, WebsiteSettings settings) {
        Verdict problems = FormCheck.correctable(form);
        if (problems.isToBeCorrected()) {
            return new Receipt(problems, 0);
        }
        String submission = submission(form);
        Optional<Long> known = inquiries.find(submission);
        if (known.isPresent()) {
            return new Receipt(problems, known.get());
        }
        Verdict verdict = check.judge(form, clientAddress, submission);
        NewInquiry inquiry = inquiry(form, machine(form), clock.instant());
        List<String> suspicions =
                verdict.suspicions().stream().sorted().map(Suspicion::name).toList();
        VisitorInquiry visitor = new VisitorInquiry(inquiry, submission, suspicions);
        return new Receipt(verdict, record(visitor, recipients(form.kind(), settings)));
    }

    /** Two that are sent at the same moment: the database takes one of them, and the other finds it. */
    private long record(VisitorInquiry visitor, List<String> recipients) {
        try {
            return inquiries.record(visitor, recipients);
        } catch (EJBException e) {
            return inquiries.find(visitor.submission()).orElseThrow(() -> e);
        }
    }

    private String machine(SentForm form) {
        return form.product().isEmpty()
                ? ""
                : products.find(form.product()).map(Product::getTitle).orElse("");
    }

    private List<String> recipients(FormKind kind, WebsiteSettings settings) {
        List<String> recipients = new ArrayList<>();
        if (settings.tellsUsers(kind)) {
            recipients.addAll(users.notified());
        }
        if (!settings.address(kind).isEmpty()) {
            recipients.add(settings.address(kind));
        }
        return recipients;
    }

    /** The form's own number with what was typed: so a page that is sent again with other words is another message. */
    private String submission(SentForm form) {
        String number = tokens.read(form.token()).map(FormToken.Shown::number).orElse(form.token());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((number + '\0' + form.kind() + '\0' + form.product()).getBytes(StandardCharsets.UTF_8));
            for (FormField field : FormField.values()) {
                digest.update(('\0' + form.text(field)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is always there", e);
        }
    }

    static NewInquiry inquiry(SentForm form, String machine, Instant now) {
        return VisitorInquiry.form(
                form.kind().type(),
                now,
                form.product(),
                machine,
                form.text(FormField.SUBJECT),
                form.text(FormField.COMPANY),
                form.text(FormField.NAME),
                form.text(FormField.EMAIL),
                form.text(FormField.PHONE),
                form.text(FormField.MESSAGE),
                form.language());
    }
}
