package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FirstUserServiceTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void findsNobodyInANewDatabase() {
        assertTrue(nobodyIsThere());
    }

    @Test
    void createsAnAdministratorWhoMustChangeThePassword() {
        database.run(em -> new FirstUserService(em).create("admin", "hash", "owner@example.com"));

        User admin = database.compute(em -> new LoginService(em).find("admin").orElseThrow());
        assertEquals(Role.ADMINISTRATOR, admin.getRole());
        assertTrue(admin.isPasswordChangeRequired());
        assertEquals(Set.of("Passwortwechsel"), admin.loginGroups());
        assertEquals(Optional.of("owner@example.com"), admin.getEmailAddress());
        assertFalse(nobodyIsThere());
    }

    private boolean nobodyIsThere() {
        return database.compute(em -> new FirstUserService(em).nobodyIsThere());
    }
}
