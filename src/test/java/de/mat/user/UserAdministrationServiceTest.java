package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserAdministrationServiceTest {

    private static final String GIVEN = "given-by-the-owner";

    private TestDatabase database;

    @BeforeEach
    void createPetra() throws Exception {
        database = openDatabase();
        create("Petra", Role.ADMINISTRATOR);
    }

    /** An empty one. */
    TestDatabase openDatabase() throws Exception {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void createsAUserWhoMustChangeTheGivenPassword() throws UserChangedException {
        UserDraft draft = UserDraft.empty();
        draft.setUserName("jonas");
        draft.setFirstName("Jonas");
        draft.setLastName("Beispiel");
        draft.setEmailAddress("jonas@example.com");
        draft.getRights().put(Right.INQUIRIES, true);
        draft.getRights().put(Right.PRODUCTS, false);
        draft.setNotified(true);

        assertEquals(Optional.empty(), store(draft, GIVEN));

        User jonas = find("jonas");
        assertTrue(PasswordHash.matches(GIVEN.toCharArray(), jonas.getPasswordHash()));
        assertEquals(Set.of("Passwortwechsel"), jonas.loginGroups());
        assertEquals("Jonas Beispiel", jonas.getDisplayName());
        assertEquals(Optional.of("jonas@example.com"), jonas.getEmailAddress());
        assertEquals(Role.USER, jonas.getRole());
        assertEquals(Set.of(Right.INQUIRIES), jonas.getRights());
        assertTrue(jonas.isNotified());
    }

    @Test
    void listsAllByTheirNames() {
        create("anna", Role.USER);
        create("Bernd", Role.USER);

        assertEquals(
                List.of("anna", "Bernd", "Petra"),
                asPetra(users -> users.all().stream().map(User::getUserName).toList()));
    }

    @Test
    void refusesANewUserWithoutAPasswordThatKeepsTheRules() throws UserChangedException {
        UserDraft draft = UserDraft.empty();
        draft.setUserName("verkauf@muster");

        assertEquals(Optional.of(UserProblem.PASSWORD_MISSING), store(draft, null));
        assertEquals(Optional.of(UserProblem.TOO_SHORT), store(draft, "elf Zeichen"));
        assertEquals(Optional.of(UserProblem.TOO_LONG), store(draft, "x".repeat(201)));
        assertEquals(Optional.of(UserProblem.SAME_AS_USER_NAME), store(draft, "Verkauf@Muster"));
    }

    @Test
    void refusesTheNameOfAnotherUserWhateverItsCapitals() throws UserChangedException {
        UserDraft draft = UserDraft.empty();
        draft.setUserName("PETRA");

        assertEquals(Optional.of(UserProblem.USER_NAME_TAKEN), store(draft, GIVEN));
    }

    @Test
    void wantsAnAddressOfWhoIsToHearOfWhatComesIn() throws UserChangedException {
        UserDraft draft = UserDraft.empty();
        draft.setUserName("jonas");
        draft.setNotified(true);

        assertEquals(Optional.of(UserProblem.ADDRESS_MISSING), store(draft, GIVEN));
    }

    @Test
    void endsTheSessionsOfWhoMayDoSomethingElse() throws UserChangedException {
        create("Jonas", Role.USER);
        String before = find("jonas").getSecurityStamp();
        UserDraft draft = UserDraft.of(find("jonas"));

        draft.setLastName("Beispiel");
        store(draft, null);
        assertEquals(before, find("jonas").getSecurityStamp(), "a name is no right");

        draft = UserDraft.of(find("jonas"));
        draft.getRights().put(Right.MAILINGS, true);
        store(draft, null);
        assertNotEquals(before, find("jonas").getSecurityStamp());
    }

    @Test
    void givesAnotherPasswordToWhoForgotTheOwn() throws UserChangedException {
        create("Jonas", Role.USER);
        database.run(em -> byName(em, "jonas").changePassword("hash"));
        String before = find("jonas").getSecurityStamp();

        assertEquals(Optional.empty(), store(UserDraft.of(find("jonas")), GIVEN));

        assertTrue(find("jonas").isPasswordChangeRequired());
        assertTrue(PasswordHash.matches(GIVEN.toCharArray(), find("jonas").getPasswordHash()));
        assertNotEquals(before, find("jonas").getSecurityStamp());
    }

    @Test
    void keepsWhatSomebodyElseStoredMeanwhile() throws UserChangedException {
        create("Jonas", Role.USER);
        UserDraft late = UserDraft.of(find("jonas"));
        UserDraft early = UserDraft.of(find("jonas"));
        early.setLastName("Beispiel");
        store(early, null);

        assertThrows(UserChangedException.class, () -> store(late, null));
        late.rebase(find("jonas").getVersion());
        assertEquals(Optional.empty(), store(late, null));
    }

    @Test
    void locksAndUnlocks() {
        create("Jonas", Role.USER);
        String before = find("jonas").getSecurityStamp();
        long id = find("jonas").getId();

        assertEquals(Optional.empty(), asPetra(users -> users.lock(id)));
        assertTrue(find("jonas").isLocked());
        assertNotEquals(before, find("jonas").getSecurityStamp());

        asPetra(users -> {
            users.unlock(id);
            return null;
        });
        assertFalse(find("jonas").isLocked());
    }

    @Test
    void letsNobodyShutOutThemselves() throws UserChangedException {
        create("Paula", Role.ADMINISTRATOR);
        long petra = find("petra").getId();

        assertEquals(Optional.of(UserProblem.OWN_USER), asPetra(users -> users.lock(petra)));
        assertEquals(Optional.of(UserProblem.OWN_USER), ownChange(draft -> draft.setRole(Role.USER), null));
        assertEquals(Optional.of(UserProblem.OWN_USER), ownChange(draft -> draft.setUserName("petra2"), null));
        assertEquals(Optional.of(UserProblem.OWN_USER), ownChange(draft -> {}, GIVEN));
        assertEquals(Optional.empty(), ownChange(draft -> draft.setLastName("Muster"), null));
    }

    private Optional<UserProblem> ownChange(Consumer<UserDraft> change, String password) throws UserChangedException {
        UserDraft draft = UserDraft.of(find("petra"));
        change.accept(draft);
        return store(draft, password);
    }

    /** Whoever was locked a moment ago may still be in the middle of a request. */
    @Test
    void keepsTheLastAdministrator() throws UserChangedException {
        create("Paula", Role.ADMINISTRATOR);
        long petra = find("petra").getId();
        database.run(em -> byName(em, "paula").lock());

        assertEquals(Optional.of(UserProblem.LAST_ADMINISTRATOR), as("Paula", users -> users.lock(petra)));
        UserDraft draft = UserDraft.of(find("petra"));
        draft.setRole(Role.USER);
        assertEquals(Optional.of(UserProblem.LAST_ADMINISTRATOR), storeAs("Paula", draft, null));
    }

    @Test
    void keepsOneOfTwoAdministratorsWhoLockEachOther() throws Exception {
        create("Paula", Role.ADMINISTRATOR);
        long petra = find("petra").getId();
        long paula = find("paula").getId();
        CompletableFuture<Optional<UserProblem>> second = new CompletableFuture<>();

        Optional<UserProblem> first = asPetra(users -> {
            Optional<UserProblem> problem = users.lock(paula);
            CompletableFuture.supplyAsync(() -> as("Paula", others -> others.lock(petra)))
                    .whenComplete((found, failure) -> {
                        if (failure == null) {
                            second.complete(found);
                        } else {
                            second.completeExceptionally(failure);
                        }
                    });
            return problem;
        });

        assertEquals(Optional.empty(), first);
        assertEquals(Optional.of(UserProblem.LAST_ADMINISTRATOR), second.get(20, TimeUnit.SECONDS));
    }

    private void create(String userName, Role role) {
        database.run(em -> em.persist(new User(userName, role, "PBKDF2WithHmacSHA512:1:AAAA:AAAA")));
    }

    private Optional<UserProblem> store(UserDraft draft, String password) throws UserChangedException {
        return storeAs("Petra", draft, password);
    }

    private Optional<UserProblem> storeAs(String userName, UserDraft draft, String password)
            throws UserChangedException {
        Optional<Optional<UserProblem>> result = as(userName, users -> {
            try {
                return Optional.of(users.store(draft, password));
            } catch (UserChangedException e) {
                return Optional.empty();
            }
        });
        return result.orElseThrow(UserChangedException::new);
    }

    private <T> T asPetra(Function<UserAdministrationService, T> action) {
        return as("Petra", action);
    }

    private <T> T as(String userName, Function<UserAdministrationService, T> action) {
        return database.compute(em -> action.apply(new UserAdministrationService(em, userName)));
    }

    private User find(String userName) {
        return database.compute(em -> byName(em, userName));
    }

    private static User byName(EntityManager entityManager, String userName) {
        return new LoginService(entityManager).find(userName).orElseThrow();
    }
}
