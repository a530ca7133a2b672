package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Takes a connection through the stages that both protocols share: name, connect, encrypt. */
final class ConnectionOpener {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final AddressCheck addresses;
    private final AllowedNetworks networks;
    private final ScheduledExecutorService watchdog;
    private final Duration greetingPatience;

    /**
     * @param greetingPatience how long a server may stay silent before it is asked whether it waits for TLS
     */
    ConnectionOpener(
            AllowedNetworks networks, ScheduledExecutorService watchdog, HostLookup lookup, Duration greetingPatience) {
        this.addresses = new AddressCheck(networks, lookup);
        this.networks = networks;
        this.watchdog = watchdog;
        this.greetingPatience = greetingPatience;
    }

    OpenedConnection open(ServerSettings settings, Duration deadline, StageListener listener)
            throws MailFailureException {
        ConnectionGuard guard = new ConnectionGuard(deadline, watchdog);
        Attempt attempt = new Attempt(settings, listener, guard);
        try {
            OpenedConnection opened = attempt.run();
            attempt.succeeded = true;
            return opened;
        } catch (StageFailure e) {
            throw attempt.failure(e);
        } catch (IOException e) {
            throw attempt.failure(StageFailure.of(attempt.causeOf(e), e));
        } finally {
            if (!attempt.succeeded) {
                guard.release();
            }
        }
    }

    /** One connection on its way; knows the stage it is in. */
    private final class Attempt {

        private final ServerSettings settings;
        private final StageListener listener;
        private final ConnectionGuard guard;
        private Stage stage = Stage.NAME;
        private GuardedSocket clear;
        private boolean succeeded;

        Attempt(ServerSettings settings, StageListener listener, ConnectionGuard guard) {
            this.settings = settings;
            this.listener = listener;
            this.guard = guard;
        }

        OpenedConnection run() throws IOException, StageFailure {
            start(Stage.NAME);
            HostSpelling host = HostSpelling.of(settings.host());
            List<InetAddress> checked = addresses.check(host, settings.port(), guard);
            pass();
            refuseLoginInClear(checked);
            start(Stage.CONNECT);
            Socket raw = SocketConnector.connect(checked, settings.port(), guard);
            raw.setSoTimeout(guard.remainingMillis(READ_TIMEOUT));
            clear = new GuardedSocket(raw, raw, Limits.LOGIN);
            TlsClient tls = new TlsClient(host, settings.trusted());
            GuardedSocket ready = switch (settings.security()) {
                case TLS -> openTls(tls, raw);
                case STARTTLS -> openStartTls(tls, raw);
                case NONE -> openClear(tls, raw);
            };
            pass();
            return new OpenedConnection(settings, listener, guard, ready, watchdog);
        }

        /** Before anything is sent: a password crosses no foreign network in clear text. */
        private void refuseLoginInClear(List<InetAddress> checked) throws StageFailure {
            boolean clearLogin = settings.security() == ConnectionSecurity.NONE
                    && settings.login().method() != Login.Method.NONE;
            if (clearLogin && !checked.stream().allMatch(networks::names)) {
                stage = Stage.LOGIN;
                throw StageFailure.of(Cause.LOGIN_WITHOUT_ENCRYPTION);
            }
        }

        private GuardedSocket openTls(TlsClient tls, Socket raw) throws IOException, StageFailure {
            pass();
            start(Stage.ENCRYPT);
            GuardedSocket encrypted = new GuardedSocket(tls.handshake(raw), raw, Limits.LOGIN);
            Prelude prelude = prelude(new Wire(encrypted));
            prelude.readGreeting();
            encrypted.showFirst(prelude.greeting());
            return encrypted;
        }

        private GuardedSocket openStartTls(TlsClient tls, Socket raw) throws IOException, StageFailure {
            Wire wire = new Wire(clear);
            awaitGreeting(wire, tls, raw);
            Prelude prelude = prelude(wire);
            prelude.readGreeting();
            pass();
            start(Stage.ENCRYPT);
            prelude.startTls();
            GuardedSocket encrypted = new GuardedSocket(tls.handshakeAfterStartTls(raw), raw, Limits.LOGIN);
            encrypted.showFirst(prelude.neutralGreeting());
            return encrypted;
        }

        private GuardedSocket openClear(TlsClient tls, Socket raw) throws IOException, StageFailure {
            Wire wire = new Wire(clear);
            awaitGreeting(wire, tls, raw);
            Prelude prelude = prelude(wire);
            prelude.readGreeting();
            pass();
            start(Stage.ENCRYPT);
            clear.showFirst(prelude.greeting());
            return clear;
        }

        /** A TLS server says nothing before the client does; so when nothing comes, a second connection asks whether it is one. */
        private void awaitGreeting(Wire wire, TlsClient tls, Socket raw) throws IOException, StageFailure {
            raw.setSoTimeout(guard.remainingMillis(greetingPatience));
            try {
                wire.await();
            } catch (SocketTimeoutException e) {
                failIfTls(tls, raw);
            } catch (IOException e) {
                if (guard.ended().isEmpty()) {
                    failIfTls(tls, raw);
                }
                throw e;
            }
            raw.setSoTimeout(guard.remainingMillis(READ_TIMEOUT));
        }

        private void failIfTls(TlsClient tls, Socket raw) throws StageFailure {
            if (tls.isSpoken(raw.getInetAddress(), settings.port(), guard)) {
                throw StageFailure.fitting(Cause.TLS_ON_PLAIN_PORT, ConnectionSecurity.TLS);
            }
        }

        private Prelude prelude(Wire wire) {
            return settings.protocol() == Protocol.SMTP
                    ? new SmtpPrelude(wire)
                    : new ImapPrelude(wire, settings.security());
        }

        private void start(Stage next) {
            stage = next;
            listener.started(settings.protocol(), stage);
        }

        private void pass() {
            listener.passed(settings.protocol(), stage);
        }

        /** Told by what was seen; an end from outside comes before whatever it made the sockets throw. */
        Cause causeOf(IOException e) {
            if (e instanceof LimitExceededException) {
                return Cause.PROTOCOL_VIOLATION;
            }
            boolean silent = clear == null || clear.bounds().silent();
            if (guard.ended().isPresent()) {
                boolean noAnswer =
                        stage == Stage.CONNECT && silent && guard.ended().get() == Cause.DEADLINE;
                return noAnswer ? Cause.NO_ANSWER : guard.ended().get();
            }
            return e instanceof SocketTimeoutException ? Cause.NO_ANSWER : Cause.CONNECTION_LOST;
        }

        MailFailureException failure(StageFailure failure) {
            return failure.at(settings, stage);
        }
    }
}
