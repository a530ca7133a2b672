package de.mat.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final String SECRET = "gehäim 日本";

    @Test
    void opensWhatItSealed() throws GeneralSecurityException {
        SecretBox box = SecretBox.create();

        assertEquals(SECRET, box.open(box.seal(SECRET, "row 1"), "row 1"));
    }

    @Test
    void sealsDifferentlyEachTimeAndNotInClear() {
        SecretBox box = SecretBox.create();

        assertNotEquals(box.seal(SECRET, "row 1"), box.seal(SECRET, "row 1"));
        assertFalse(box.seal("plainword", "row 1").contains("plainword"));
    }

    @Test
    void opensAgainWithItsWrittenKeys() throws GeneralSecurityException {
        SecretBox box = SecretBox.create();

        assertEquals(SECRET, SecretBox.of(box.keyset()).open(box.seal(SECRET, "row 1"), "row 1"));
    }

    @Test
    void refusesASecretOfAnotherPlace() {
        SecretBox box = SecretBox.create();
        String sealed = box.seal(SECRET, "row 1");

        assertThrows(GeneralSecurityException.class, () -> box.open(sealed, "row 2"));
    }

    @Test
    void refusesASecretOfAnotherKey() {
        String sealed = SecretBox.create().seal(SECRET, "row 1");

        assertThrows(GeneralSecurityException.class, () -> SecretBox.create().open(sealed, "row 1"));
    }

    @Test
    void refusesWhatIsNoSecret() {
        assertThrows(GeneralSecurityException.class, () -> SecretBox.create().open("%%%", "row 1"));
        assertThrows(GeneralSecurityException.class, () -> SecretBox.create().open("", "row 1"));
    }

    @Test
    void refusesWhatIsNoKeyset() {
        assertThrows(GeneralSecurityException.class, () -> SecretBox.of(new byte[0]));
        assertThrows(GeneralSecurityException.class, () -> SecretBox.of("{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void stillOpensOldSecretsAfterAChangeOfKeys() throws GeneralSecurityException {
        SecretBox old = SecretBox.create();
        String sealedBefore = old.seal(SECRET, "row 1");

        SecretBox changed = SecretBox.of(withNewPrimary(old.keyset()));

        assertEquals(SECRET, changed.open(sealedBefore, "row 1"));
        String sealedAfter = changed.seal(SECRET, "row 1");
        assertEquals(SECRET, changed.open(sealedAfter, "row 1"));
        assertThrows(GeneralSecurityException.class, () -> old.open(sealedAfter, "row 1"));
    }

    private static byte[] withNewPrimary(byte[] keyset) throws GeneralSecurityException {
        KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(
                new String(keyset, StandardCharsets.UTF_8), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        KeysetHandle changed = KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                        changed, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getBytes(StandardCharsets.UTF_8);
    }
}
