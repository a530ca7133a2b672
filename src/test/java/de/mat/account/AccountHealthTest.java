package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountHealthTest {

    private static final Instant START = Instant.parse("2026-11-12T09:00:00Z");

    private final AccountHealth health = new AccountHealth(Protocol.IMAP, START);

    @Test
    void worksAfterASingleFailure() {
        health.failed(Cause.REFUSED, at(1));

        assertEquals(HealthState.WORKING, health.getState());
        assertEquals(Optional.empty(), health.getCause());
    }

    @Test
    void isUnreachableSinceTheFirstOfTwoFailuresInARow() {
        health.failed(Cause.REFUSED, at(1));
        health.failed(Cause.NO_ANSWER, at(2));

        assertEquals(HealthState.UNREACHABLE, health.getState());
        assertEquals(at(1), health.getSince());
        assertEquals(Optional.of(Cause.NO_ANSWER), health.getCause());
    }

    @Test
    void worksWhenASuccessLiesBetweenTwoFailures() {
        health.failed(Cause.REFUSED, at(1));
        health.succeeded(at(2));
        health.failed(Cause.REFUSED, at(3));

        assertEquals(HealthState.WORKING, health.getState());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LOGIN_REJECTED",
                "PASSWORD_LOGIN_DISABLED",
                "PASSWORD_LOGIN_DISABLED_GOOGLE",
                "PASSWORD_LOGIN_DISABLED_MICROSOFT"
            })
    void isRejectedByASingleRefusedLogin(Cause cause) {
        health.failed(cause, at(1));

        assertEquals(HealthState.LOGIN_REJECTED, health.getState());
        assertEquals(at(1), health.getSince());
    }

    @Test
    void remembersSinceWhenTheLoginIsRejected() {
        health.failed(Cause.LOGIN_REJECTED, at(1));
        health.failed(Cause.LOGIN_REJECTED, at(2));

        assertEquals(at(1), health.getSince());
    }

    @Test
    void keepsTheRejectionOverASingleOtherFailure() {
        health.failed(Cause.LOGIN_REJECTED, at(1));
        health.failed(Cause.NO_ANSWER, at(2));

        assertEquals(HealthState.LOGIN_REJECTED, health.getState());
        assertEquals(at(1), health.getSince());
    }

    @Test
    void isRejectedWhenTheGatePausesItsLogin() {
        health.paused(at(1));

        assertEquals(HealthState.LOGIN_REJECTED, health.getState());
        assertEquals(Optional.of(Cause.LOGIN_REJECTED), health.getCause());
        assertEquals(at(1), health.getSince());
    }

    @Test
    void remembersDuringAPauseWhyTheLoginWasRejected() {
        health.failed(Cause.PASSWORD_LOGIN_DISABLED, at(1));
        health.paused(at(2));

        assertEquals(Optional.of(Cause.PASSWORD_LOGIN_DISABLED), health.getCause());
        assertEquals(at(1), health.getSince());
    }

    @Test
    void worksAgainAfterOneSuccess() {
        health.failed(Cause.LOGIN_REJECTED, at(1));
        health.succeeded(at(2));

        assertEquals(HealthState.WORKING, health.getState());
        assertEquals(Optional.empty(), health.getCause());
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
