package de.mat.contact;

import de.mat.validation.PastDay;
import de.mat.validation.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;

/** What somebody is typing about the advertising state of a contact: not stored yet. */
public class AdvertisingDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    @NotNull
    private AdvertisingState state;

    @NotBlank
    @SingleLine
    @Size(max = 200)
    private String source;

    @Size(max = 4_000)
    private String proof;

    @NotNull
    @PastDay
    private LocalDate given;

    /** Begins with that day. */
    AdvertisingDraft(LocalDate today) {
        given = today;
    }

    /** Whether a consent is not proven: then it is worth nothing. */
    boolean isProofMissing() {
        return state == AdvertisingState.CONSENT && (proof == null || proof.isBlank());
    }

    AdvertisingChoice choice() {
        return new AdvertisingChoice(state, source, proof, given);
    }

    public AdvertisingState getState() {
        return state;
    }

    public void setState(AdvertisingState state) {
        this.state = state;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getProof() {
        return proof;
    }

    public void setProof(String proof) {
        this.proof = proof;
    }

    public LocalDate getGiven() {
        return given;
    }

    public void setGiven(LocalDate given) {
        this.given = given;
    }
}
