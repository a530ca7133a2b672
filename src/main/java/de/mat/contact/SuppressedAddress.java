package de.mat.contact;

import de.mat.text.StorableText;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** An address that gets no advertising any more. Only its hash is kept: the list outlives the contact and tells nobody who it was. */
@Entity
@Table(name = "suppressed_address")
@NamedQuery(
        name = SuppressedAddress.OF_HASHES,
        query = "select s from SuppressedAddress s where s.hash in :hashes order by s.id")
public class SuppressedAddress {

    static final String OF_HASHES = "SuppressedAddress.ofHashes";

    /** So that the hash of an address is another one here than anywhere else. */
    private static final String DOMAIN = "MAT suppressed address:";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "suppressed_address_seq")
    @SequenceGenerator(name = "suppressed_address_seq", sequenceName = "suppressed_address_seq", allocationSize = 50)
    private Long id;

    private String hash;

    @Enumerated(EnumType.STRING)
    private SuppressionReason reason;

    private Instant since;

    protected SuppressedAddress() {}

    SuppressedAddress(String address, SuppressionReason reason, Instant since) {
        hash = hash(address);
        this.reason = reason;
        this.since = since;
    }

    /** The hash of an address, whatever its capitals. */
    public static String hash(String address) {
        String key = StorableText.addressKey(address);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((DOMAIN + (key == null ? "" : key)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** It was put on the list once more for the same reason. */
    void renew(Instant now) {
        since = now;
    }

    String getHash() {
        return hash;
    }

    SuppressionReason getReason() {
        return reason;
    }

    Instant getSince() {
        return since;
    }
}
