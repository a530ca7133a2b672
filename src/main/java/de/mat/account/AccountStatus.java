package de.mat.account;

import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What everybody who signs in has to know about the account.
 *
 * @param kind the worst that is to say
 * @param details of the account, when there is one
 * @param checked when a test of it passed
 * @param problems of its servers, from the worst on
 */
public record AccountStatus(
        Kind kind, Optional<AccountDetails> details, Optional<Instant> checked, List<Problem> problems) {

    /** From the worst on. */
    public enum Kind {
        NOT_CONFIGURED,
        PASSWORD_LOST,
        LOGIN_REJECTED,
        UNREACHABLE,
        WORKING
    }

    /**
     * What is wrong with a server of the account. A login that both servers reject is one problem: the same user name and password serve
     * both.
     *
     * @param since when the first of them did not work
     * @param cause why the first of them cannot be used
     */
    public record Problem(Kind kind, Instant since, List<Protocol> servers, Cause cause) {

        private static Problem of(AccountHealth health) {
            return new Problem(
                    health.getState() == HealthState.LOGIN_REJECTED ? Kind.LOGIN_REJECTED : Kind.UNREACHABLE,
                    health.getSince(),
                    List.of(health.getProtocol()),
                    health.getCause().orElseThrow());
        }

        private Problem and(Problem later) {
            return new Problem(
                    kind,
                    since,
                    Stream.concat(servers.stream(), later.servers.stream())
                            .sorted()
                            .toList(),
                    cause);
        }
    }

    /** There is no account. */
    static AccountStatus notConfigured() {
        return new AccountStatus(Kind.NOT_CONFIGURED, Optional.empty(), Optional.empty(), List.of());
    }

    /** Its password cannot be read any more. */
    static AccountStatus passwordLost(EmailAccount account) {
        return of(account, Kind.PASSWORD_LOST, List.of());
    }

    /** As its servers were at the last look; those that work may be missing. */
    static AccountStatus of(EmailAccount account, List<AccountHealth> servers) {
        Map<Boolean, List<Problem>> rejected = servers.stream()
                .filter(health -> health.getState() != HealthState.WORKING)
                .map(Problem::of)
                .sorted(Comparator.comparing(Problem::since))
                .collect(Collectors.partitioningBy(problem -> problem.kind() == Kind.LOGIN_REJECTED));
        List<Problem> problems = Stream.concat(
                        rejected.get(true).stream().reduce(Problem::and).stream(), rejected.get(false).stream())
                .toList();
        return of(account, problems.isEmpty() ? Kind.WORKING : problems.get(0).kind(), problems);
    }

    private static AccountStatus of(EmailAccount account, Kind kind, List<Problem> problems) {
        return new AccountStatus(kind, Optional.of(account.details()), Optional.of(account.getChecked()), problems);
    }

    /** Whether it can be used. */
    public boolean isWorking() {
        return kind == Kind.WORKING;
    }

    /** Whether there is an account. */
    public boolean isConfigured() {
        return details.isPresent();
    }

    /** What was configured, or null. */
    public AccountDetails getDetails() {
        return details.orElse(null);
    }

    /** When a test of it passed, or null. */
    public Instant getChecked() {
        return checked.orElse(null);
    }
}
