package de.mat.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals short secrets with AES-256-GCM. What is sealed for one place (a row and its column) opens nowhere else.
 *
 * <p>The keys are a Tink keyset in its JSON form, so they are changed with Tink's own tool: a new primary key seals from then on,
 * the older ones still open.
 */
public final class SecretBox {

    private static final Configuration TINK;

    static {
        try {
            AeadConfig.register();
            TINK = RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle keys;
    private final Aead aead;

    private SecretBox(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = keys.getPrimitive(TINK, Aead.class);
    }

    /** A box with a new key. */
    public static SecretBox create() {
        try {
            return new SecretBox(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is always there", e);
        }
    }

    /**
     * A box with the given keys.
     *
     * @throws GeneralSecurityException if this is no keyset
     */
    public static SecretBox of(byte[] keyset) throws GeneralSecurityException {
        try {
            return new SecretBox(TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(keyset, StandardCharsets.UTF_8), TINK, InsecureSecretKeyAccess.get()));
        } catch (RuntimeException e) {
            throw new GeneralSecurityException("no keyset", e);
        }
    }

    /** The keys themselves, in clear: for the key file only. */
    public byte[] keyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, TINK, InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset of our own can be written", e);
        }
    }

    /** The sealed form in Base64, different each time. */
    public String seal(String secret, String place) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(bytes(secret), bytes(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be sealed", e);
        }
    }

    /**
     * The secret again.
     *
     * @throws GeneralSecurityException if it was sealed with a key that is not here, for another place, or was changed since
     */
    public String open(String sealed, String place) throws GeneralSecurityException {
        byte[] ciphertext;
        try {
            ciphertext = Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not sealed here", e);
        }
        return new String(aead.decrypt(ciphertext, bytes(place)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
