package io.sluice.connect.model;

import java.time.Instant;
import java.util.Objects;

/** The secret shared by the workers of a group, with which they sign the requests they send each other. */
public record SessionKey(byte[] secret, String algorithm, Instant created) {
    public SessionKey {
        secret = secret.clone();
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(created, "created");
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "SessionKey[algorithm=" + algorithm + ", created=" + created + "]";
    }
}
