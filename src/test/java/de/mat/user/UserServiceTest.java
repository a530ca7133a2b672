package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserServiceTest {

    private static final String GIVEN = "given-by-the-owner";
    private static final String OWN = "korrektes Pferd";

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final LoginThrottle throttle = new LoginThrottle(new ManualClock());

    @BeforeEach
    void createPetra() {
        database.run(em -> em.persist(new User("Petra", Role.ADMINISTRATOR, PasswordHash.of(GIVEN.toCharArray()))));
    }

    @Test
    void tellsWhoIsToHearOfWhatComesIn() {
        database.run(em -> {
            em.persist(notified("anna", "anna@example.com"));
            em.persist(notified("berta", null));
            User locked = notified("clara", "clara@example.com");
            locked.lock();
            em.persist(locked);
            User quiet = notified("doris", "doris@example.com");
            quiet.beNotified(false);
            em.persist(quiet);
            em.persist(notified("emma", "emma@example.com"));
        });

        assertEquals(List.of("anna@example.com", "emma@example.com"), asPetra(UserService::notified));
    }

    private static User notified(String userName, String address) {
        User user = new User(userName, Role.USER, "hash");
        user.introduce(null, null, address);
        user.beNotified(true);
        return user;
    }

    @Test
    void replacesTheGivenPassword() {
        Optional<CredentialProblem> problem =
                asPetra(users -> users.replaceGivenPassword(OWN, "Petra", "Muster", "petra@example.com"));

        assertEquals(Optional.empty(), problem);
        User petra = find("petra");
        assertFalse(petra.isPasswordChangeRequired());
        assertEquals("Petra Muster", petra.getDisplayName());
        assertTrue(PasswordHash.matches(OWN.toCharArray(), petra.getPasswordHash()));
    }

    @Test
    void keepsTheGivenPasswordWhenTheNewOneBreaksARule() {
        String before = find("petra").getPasswordHash();

        assertEquals(Optional.of(CredentialProblem.TOO_SHORT), replaceBy("elf Zeichen"));
        assertEquals(Optional.of(CredentialProblem.TOO_LONG), replaceBy("x".repeat(201)));
        assertEquals(Optional.of(CredentialProblem.SAME_AS_OLD), replaceBy(GIVEN));

        assertEquals(before, find("petra").getPasswordHash());
        assertTrue(find("petra").isPasswordChangeRequired());
    }

    @Test
    void refusesTheUserNameAsPassword() {
        asPetra(users -> users.changeCredentials(GIVEN, "petra.von.muster", null));

        assertEquals(
                Optional.of(CredentialProblem.SAME_AS_USER_NAME),
                as(
                        "petra.von.muster",
                        users -> users.changeCredentials(GIVEN, "petra.von.muster", "Petra.von.Muster")));
    }

    @Test
    void changesNameAndPasswordTogether() {
        assertEquals(Optional.empty(), asPetra(users -> users.changeCredentials(GIVEN, "Muster", OWN)));

        User renamed = find("MUSTER");
        assertEquals("Muster", renamed.getUserName());
        assertTrue(PasswordHash.matches(OWN.toCharArray(), renamed.getPasswordHash()));
    }

    @Test
    void keepsThePasswordWhenOnlyTheNameChanges() {
        assertEquals(Optional.empty(), asPetra(users -> users.changeCredentials(GIVEN, "Muster", null)));

        assertTrue(PasswordHash.matches(GIVEN.toCharArray(), find("muster").getPasswordHash()));
    }

    @Test
    void changesNothingWithAWrongOldPassword() {
        assertEquals(
                Optional.of(CredentialProblem.OLD_PASSWORD_WRONG),
                asPetra(users -> users.changeCredentials("wrong", "Muster", OWN)));

        assertTrue(PasswordHash.matches(GIVEN.toCharArray(), find("petra").getPasswordHash()));
    }

    @Test
    void stopsGuessingTheOldPassword() {
        for (int i = 0; i < 3; i++) {
            asPetra(users -> users.changeCredentials("wrong", "Muster", OWN));
        }

        assertEquals(
                Optional.of(CredentialProblem.TRY_LATER),
                asPetra(users -> users.changeCredentials(GIVEN, "Muster", OWN)));
    }

    @Test
    void refusesTheNameOfAnotherUser() {
        database.run(em -> em.persist(new User("Jonas", Role.USER, "hash")));

        assertEquals(
                Optional.of(CredentialProblem.USER_NAME_TAKEN),
                asPetra(users -> users.changeCredentials(GIVEN, "JONAS", OWN)));
    }

    @Test
    void letsTheUserChangeTheCapitalsOfItsName() {
        assertEquals(Optional.empty(), asPetra(users -> users.changeCredentials(GIVEN, "PETRA", null)));

        assertEquals("PETRA", find("petra").getUserName());
    }

    @Test
    void keepsAnAddressAsTheUsersOwn() {
        asPetra(users -> {
            users.changeEmailAddress("petra@example.com");
            return null;
        });

        assertEquals(Optional.of("petra@example.com"), find("petra").getEmailAddress());
    }

    private Optional<CredentialProblem> replaceBy(String password) {
        return asPetra(users -> users.replaceGivenPassword(password, "Petra", "Muster", null));
    }

    private <T> T asPetra(Function<UserService, T> action) {
        return as("Petra", action);
    }

    private <T> T as(String userName, Function<UserService, T> action) {
        return database.compute(em -> action.apply(new UserService(em, throttle, userName)));
    }

    private User find(String userName) {
        return database.compute(em -> new LoginService(em).find(userName).orElseThrow());
    }
}
