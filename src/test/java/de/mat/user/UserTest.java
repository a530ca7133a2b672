package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final User user = new User("Petra", Role.USER, "hash");

    @Test
    void mustChangeAGivenPassword() {
        assertTrue(user.isPasswordChangeRequired());

        user.changePassword("other hash");

        assertFalse(user.isPasswordChangeRequired());
    }

    @ParameterizedTest
    @MethodSource("changesThatEndSessions")
    void endsSessionsBy(Consumer<User> change) {
        String before = user.getSecurityStamp();

        change.accept(user);

        assertNotEquals(before, user.getSecurityStamp());
    }

    static List<Consumer<User>> changesThatEndSessions() {
        return List.of(
                User::lock,
                u -> u.changePassword("x"),
                u -> u.rename("Petra2"),
                u -> u.allow(Role.ADMINISTRATOR, Set.of()),
                u -> u.allow(Role.USER, Set.of(Right.PRODUCTS)));
    }

    @Test
    void keepsSessionsWhenOnlyTheProfileChanges() {
        String before = user.getSecurityStamp();

        user.introduce("Petra", "Muster", "petra@example.com");
        user.speak(Language.ENGLISH);

        assertEquals(before, user.getSecurityStamp());
    }

    @Test
    void keepsSessionsWhenTheSameIsAllowed() {
        user.allow(Role.ADMINISTRATOR, Set.of());
        String before = user.getSecurityStamp();

        user.allow(Role.ADMINISTRATOR, Set.of(Right.CONTACTS));
        user.beNotified(true);

        assertEquals(before, user.getSecurityStamp());
    }

    @Test
    void getsTheGroupAndTheRightsAsRoles() {
        user.changePassword("x");
        user.allow(Role.USER, Set.of(Right.INQUIRIES, Right.MAILINGS));
        assertEquals(Set.of("Benutzer", "Anfragen schreiben", "Rundmails schreiben"), user.loginGroups());

        user.allow(Role.ADMINISTRATOR, Set.of());

        assertEquals(
                Set.of(
                        "Administrator",
                        "Anfragen schreiben",
                        "Produkte schreiben",
                        "Kontakte schreiben",
                        "Rundmails schreiben"),
                user.loginGroups());
    }

    @Test
    void hasNoRightWhileAGivenPasswordMustBeChanged() {
        user.allow(Role.ADMINISTRATOR, Set.of());

        assertEquals(Set.of("Passwortwechsel"), user.loginGroups());
    }

    @Test
    void isShownByNameAndByUserNameWhileThereIsNone() {
        assertEquals("Petra", user.getDisplayName());

        user.introduce("Petra", "Muster", null);

        assertEquals("Petra Muster", user.getDisplayName());
    }

    @Test
    void comesBackFromTheDatabaseAsItWas() {
        user.introduce("Petra", "Muster", "petra@example.com");
        user.speak(Language.ENGLISH);
        user.allow(Role.USER, Set.of(Right.MAILINGS, Right.INQUIRIES));
        user.beNotified(true);
        database.run(em -> em.persist(user));

        User found = database.compute(em -> byName(em, "PETRA"));

        assertEquals("Petra", found.getUserName());
        assertEquals("Petra Muster", found.getDisplayName());
        assertEquals(Set.of(Right.MAILINGS, Right.INQUIRIES), found.getRights());
        assertTrue(found.isNotified());
        assertEquals(Optional.of("petra@example.com"), found.getEmailAddress());
        assertEquals(Optional.of(Language.ENGLISH), found.getLanguage());
        assertEquals(Role.USER, found.getRole());
        assertEquals(user.getSecurityStamp(), found.getSecurityStamp());
        assertFalse(found.isLocked());
    }

    @Test
    void isNotToldApartByCapitalsAlone() {
        database.run(em -> em.persist(user));

        assertThrows(
                PersistenceException.class, () -> database.run(em -> em.persist(new User("pEtRa", Role.USER, "hash"))));
    }

    @Test
    void refusesToOverwriteAnotherChange() {
        database.run(em -> em.persist(user));
        User mine = database.compute(em -> byName(em, "petra"));
        database.run(em -> byName(em, "petra").lock());

        mine.introduce("Petra", "Muster", null);

        assertThrows(OptimisticLockException.class, () -> database.run(em -> em.merge(mine)));
    }

    private static User byName(EntityManager em, String name) {
        return em.createNamedQuery(User.BY_NAME, User.class)
                .setParameter("key", User.keyOf(name))
                .getSingleResult();
    }
}
