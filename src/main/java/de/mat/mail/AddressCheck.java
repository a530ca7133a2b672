package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks a host up once and checks all its addresses, so that what was checked is what is connected. */
final class AddressCheck {

    /** The ports of mail (RFC 8314, RFC 5321, RFC 6409), and 2525, which many providers offer beside 587. */
    private static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587, 2525, 143, 993);

    private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(15);

    private final AllowedNetworks networks;
    private final HostLookup lookup;

    AddressCheck(AllowedNetworks networks, HostLookup lookup) {
        this.networks = networks;
        this.lookup = lookup;
    }

    /** All addresses of the host; one that is not allowed refuses the host. */
    List<InetAddress> check(HostSpelling host, int port, ConnectionGuard guard) throws StageFailure {
        if (host.odd()) {
            throw StageFailure.of(Cause.ADDRESS_NOT_ALLOWED);
        }
        if (host.ascii().isEmpty()) {
            throw StageFailure.of(Cause.NAME_UNKNOWN);
        }
        Optional<InetAddress> literal = host.address();
        List<InetAddress> addresses = literal.isPresent() ? List.of(literal.get()) : lookUp(host.ascii(), guard);
        if (!addresses.stream().allMatch(networks::allows)) {
            throw StageFailure.of(Cause.ADDRESS_NOT_ALLOWED);
        }
        if (!MAIL_PORTS.contains(port) && !addresses.stream().allMatch(networks::names)) {
            throw StageFailure.of(Cause.PORT_NOT_ALLOWED);
        }
        return addresses;
    }

    /** The system's resolver knows no time-out, so it is waited for from outside; not in the watchdog, whose tasks must not block. */
    private List<InetAddress> lookUp(String host, ConnectionGuard guard) throws StageFailure {
        CompletableFuture<List<InetAddress>> answer = CompletableFuture.supplyAsync(() -> addressesOf(host));
        try {
            return answer.get(guard.remainingMillis(LOOKUP_TIMEOUT), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw StageFailure.of(Cause.NAME_LOOKUP_FAILED, e);
        } catch (ExecutionException e) {
            boolean unknown = e.getCause() instanceof UnknownHostException;
            throw StageFailure.of(unknown ? Cause.NAME_UNKNOWN : Cause.NAME_LOOKUP_FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StageFailure.of(Cause.ABORTED, e);
        }
    }

    private List<InetAddress> addressesOf(String host) {
        try {
            return List.of(lookup.addressesOf(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
