package de.mat.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Salted, deliberately slow hashes of passwords (PBKDF2) as text: {@code algorithm:iterations:salt:hash}, the format of Jakarta
 * Security's {@code Pbkdf2PasswordHash}, so that the container could check them too. It needs no container itself: users can be put
 * into a database before the server starts.
 */
public final class PasswordHash {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Checked when there is no such user, so that the answer takes as long as for one who exists. */
    private static final String NOBODY = of(randomPassword());

    private PasswordHash() {}

    /** A new hash of the password with a salt of its own. */
    public static String of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = derive(ALGORITHM, password, salt, ITERATIONS, HASH_BYTES);
        Base64.Encoder text = Base64.getEncoder();
        return ALGORITHM + ":" + ITERATIONS + ":" + text.encodeToString(salt) + ":" + text.encodeToString(hash);
    }

    /** Whether the password has this hash, as made by {@link #of}. */
    public static boolean matches(char[] password, String stored) {
        String[] parts = stored.split(":");
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    "A stored password hash has not the four parts algorithm:iterations:salt:hash");
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        byte[] actual = derive(parts[0], password, salt, Integer.parseInt(parts[1]), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Always false, after the time {@link #matches} takes. */
    static boolean matchesNobody(char[] password) {
        matches(password, NOBODY);
        return false;
    }

    /** 128 random bits in 22 characters that survive being copied from a terminal. */
    static char[] randomPassword() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits).toCharArray();
    }

    private static byte[] derive(String algorithm, char[] password, byte[] salt, int iterations, int bytes) {
        PBEKeySpec key = new PBEKeySpec(password, salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot compute " + algorithm, e);
        } finally {
            key.clearPassword();
        }
    }
}
