package de.mat.account;

import de.mat.base.KeyFile;
import de.mat.mail.Protocol;
import de.mat.security.Roles;
import de.mat.security.SecretBox;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The one gate that every login at the account's servers goes through: test, health, import, sending. It stands in the database, so that a
 * restart or a second node does not open it. Of the password it keeps a sealed digest only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
public class LoginGateService {

    private static final String PLACE = "login_gate:credential";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private KeyFile keyFile;

    @Inject
    private Clock clock;

    /** For the container. */
    public LoginGateService() {}

    LoginGateService(EntityManager entityManager, KeyFile keyFile, Clock clock) {
        this.entityManager = entityManager;
        this.keyFile = keyFile;
        this.clock = clock;
    }

    /**
     * Counts a try that is about to begin. Its end is told by {@link #accepted} or {@link #undecided}; one that a server rejected stays
     * counted. A server that has rejected nothing yet is not kept shut by the other one: sending goes on while the import is refused.
     *
     * @return until when there is a pause; empty when the try may begin
     */
    public Optional<Instant> begin(AccountSettings settings, Protocol protocol) {
        Map<Protocol, LoginTries> rejected = rejected(settings);
        LoginTries here = rejected.get(protocol);
        Instant now = clock.instant();
        if (here != null && here.count() > 0) {
            Optional<Instant> paused = rejected.values().stream()
                    .flatMap(tries -> tries.pausedUntil(now).stream())
                    .max(Comparator.naturalOrder());
            if (paused.isPresent()) {
                return paused;
            }
        }
        int elsewhere = rejected.values().stream()
                .filter(tries -> tries != here)
                .mapToInt(LoginTries::count)
                .sum();
        (here != null ? here : start(settings, protocol)).begin(now, elsewhere);
        return Optional.empty();
    }

    /** The server took the login: nothing is counted any more at it. */
    public void accepted(AccountSettings settings, Protocol protocol) {
        LoginTries tries = find(settings, protocol);
        if (tries != null) {
            entityManager.remove(tries);
        }
    }

    /** The try ended before the server judged the login. */
    public void undecided(AccountSettings settings, Protocol protocol) {
        LoginTries tries = find(settings, protocol);
        if (tries != null) {
            tries.takeBack();
        }
    }

    /** What was tried with this password at each server; locked in one order, whoever asks. */
    private Map<Protocol, LoginTries> rejected(AccountSettings settings) {
        Map<Protocol, LoginTries> rejected = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            LoginTries tries = find(settings, protocol);
            if (tries != null && isSameCredential(tries, settings)) {
                rejected.put(protocol, tries);
            }
        }
        return rejected;
    }

    private LoginTries start(AccountSettings settings, Protocol protocol) {
        LoginTries tries = find(settings, protocol);
        if (tries == null) {
            tries = new LoginTries(settings.mailbox(protocol), sealedDigest(settings));
            entityManager.persist(tries);
        } else {
            tries.startWith(sealedDigest(settings));
        }
        return tries;
    }

    private LoginTries find(AccountSettings settings, Protocol protocol) {
        return entityManager.find(LoginTries.class, settings.mailbox(protocol), LockModeType.PESSIMISTIC_WRITE);
    }

    private boolean isSameCredential(LoginTries tries, AccountSettings settings) {
        try {
            return box().open(tries.getCredential(), PLACE).equals(digest(settings));
        } catch (GeneralSecurityException e) {
            // Sealed with a key that is gone: nothing of then can be compared.
            return false;
        }
    }

    private String sealedDigest(AccountSettings settings) {
        return box().seal(digest(settings), PLACE);
    }

    private SecretBox box() {
        return keyFile.box().orElseThrow(() -> new IllegalStateException("The key file cannot be used"));
    }

    private static String digest(AccountSettings settings) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(settings.login().password().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
