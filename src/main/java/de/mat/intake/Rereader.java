package de.mat.intake;

import de.mat.inquiry.KeptMail;
import de.mat.inquiry.KeptMailService;
import de.mat.inquiry.ReadAgain;
import de.mat.mail.Envelope;
import de.mat.mail.MailFormatException;
import de.mat.mail.MailReader;
import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import de.mat.platform.Platforms;
import de.mat.platform.Sender;
import de.mat.platform.Senders;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Runs the readers again over mails whose text is kept: of inquiries, because a reader has become better, and in quarantine, because a
 * person wants another try. Each mail is a transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed({Roles.INQUIRIES_WRITE, Roles.SYSTEM})
public class Rereader {

    private static final Logger LOGGER = Logger.getLogger(Rereader.class.getName());

    /** Ids asked for at once. */
    private static final int CHUNK = 200;

    @Inject
    private KeptMailService kept;

    @Inject
    private QuarantineService quarantine;

    @Inject
    private Platforms platforms;

    @Inject
    private RunningReread running;

    /** For the container. */
    public Rereader() {}

    Rereader(KeptMailService kept, QuarantineService quarantine, Platforms platforms, RunningReread running) {
        this.kept = kept;
        this.quarantine = quarantine;
        this.platforms = platforms;
        this.running = running;
    }

    /** Tries a quarantined mail once more: its kept text is read, and one that was never fetched is fetched by the next import. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
    public RetryOutcome retry(long id) {
        Optional<QuarantinedMail> mail = quarantine.find(id);
        if (mail.isEmpty()) {
            return RetryOutcome.GONE;
        }
        Optional<byte[]> text = quarantine.text(id);
        if (text.isEmpty()) {
            quarantine.fetchAgain(id);
            return RetryOutcome.TO_FETCH;
        }
        Envelope envelope = envelope(mail.get(), text.get());
        return platforms
                .senders()
                .of(envelope.from(), envelope.subject())
                .map(sender -> retry(id, new PlatformMail(sender, envelope), text.get()))
                .orElse(RetryOutcome.NO_PLATFORM);
    }

    private RetryOutcome retry(long id, PlatformMail mail, byte[] text) {
        Optional<ImportedMail> read = MailIntake.tryToRead(mail, text, PlatformMail::read);
        if (read.isEmpty()) {
            quarantine.failedAgain(id, MailProblem.UNREADABLE);
            return RetryOutcome.FAILED;
        }
        try {
            return quarantine.importMail(id, read.get()).map(Rereader::outcome).orElse(RetryOutcome.GONE);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The quarantined mail " + id + " cannot be stored", e);
            quarantine.failedAgain(id, MailProblem.NOT_STORED);
            return RetryOutcome.FAILED;
        }
    }

    private static RetryOutcome outcome(LedgerState state) {
        return switch (state) {
            case JOINED -> RetryOutcome.JOINED;
            // Its person was erased.
            case DISCARDED -> RetryOutcome.GONE;
            default -> RetryOutcome.IMPORTED;
        };
    }

    /** The mail of one inquiry is read again; empty when it is not kept any more, or says nothing that can be read. */
    public Optional<ReadAgain> reread(long inquiryId) {
        return kept.ofInquiry(inquiryId).flatMap(this::readAgain);
    }

    /** Whether all kept mails of the platform may be read again now: not while that is running. Followed by {@link #rereadAll}. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
    public boolean begin(String platform) {
        return running.begin(platform, kept.count(platform));
    }

    /** All kept mails of the platform are read again; returns before it has begun. */
    @Asynchronous
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
    public void rereadAll(String platform) {
        try {
            List<Long> ids = kept.list(platform, 0, CHUNK);
            while (!ids.isEmpty() && running.mayGoOn()) {
                ids.forEach(this::rereadNext);
                ids = kept.list(platform, ids.get(ids.size() - 1), CHUNK);
            }
        } finally {
            running.end();
        }
    }

    private void rereadNext(long id) {
        if (running.mayGoOn()) {
            readAgain(id).ifPresentOrElse(running::read, running::failed);
        }
    }

    private Optional<ReadAgain> readAgain(long id) {
        try {
            return kept.find(id).flatMap(mail -> readAgain(id, mail));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The kept mail " + id + " cannot be read again", e);
            return Optional.empty();
        }
    }

    private Optional<ReadAgain> readAgain(long id, KeptMail mail) {
        Optional<ReceivedMail> received = received(mail.raw());
        if (received.isPresent() && !hasText(received.get())) {
            // Only the headers of a mail that was too large are kept: its inquiry says so, and that is all there is to
            // say.
            return Optional.of(new ReadAgain(0, 0));
        }
        return received.flatMap(read -> sender(mail.platform(), read))
                .map(sender -> new PlatformMail(sender, envelope(received.get(), mail.received(), mail.raw())))
                .flatMap(platformMail -> MailIntake.tryToRead(platformMail, mail.raw(), PlatformMail::read))
                .map(read -> kept.readAgain(id, read.inquiries()));
    }

    private static boolean hasText(ReceivedMail mail) {
        return Stream.of(mail.html(), mail.text()).flatMap(Optional::stream).anyMatch(text -> !text.isBlank());
    }

    /** Once it was told whose mail it is, that stays so: a platform may have other senders by now. */
    private Optional<Sender> sender(String platform, ReceivedMail mail) {
        Senders own = new Senders(platforms.senders().all().stream()
                .filter(sender -> sender.platform().getCode().equals(platform))
                .toList());
        return own.of(mail.from(), mail.subject()).or(() -> own.all().stream().findFirst());
    }

    /** What the mail server said of it when it came. */
    private static Envelope envelope(QuarantinedMail mail, byte[] text) {
        Instant received = mail.received() == null ? mail.changed() : mail.received();
        if (mail.sender() != null) {
            return new Envelope(
                    0,
                    List.of(new Address("", mail.sender())),
                    Optional.ofNullable(mail.subject()),
                    received,
                    text.length);
        }
        return received(text)
                .map(read -> envelope(read, received, text))
                .orElseGet(() -> new Envelope(0, List.of(), Optional.empty(), received, text.length));
    }

    private static Envelope envelope(ReceivedMail mail, Instant received, byte[] text) {
        return new Envelope(0, mail.from(), mail.subject(), received, text.length);
    }

    private static Optional<ReceivedMail> received(byte[] text) {
        try {
            return Optional.of(MailReader.read(text));
        } catch (MailFormatException e) {
            LOGGER.log(Level.FINE, "Nothing of the mail can be read", e);
            return Optional.empty();
        }
    }
}
