package io.sluice.connect.control;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.SessionKey;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import org.apache.kafka.common.config.ConfigException;

/**
 * When the leader has to write a new session key, and how one is made.
 *
 * @param size in bits; empty for the algorithm's own choice
 * @param lifetime how long a key is used before the leader writes the next
 */
public record SessionKeys(boolean needed, String algorithm, Optional<Integer> size, Duration lifetime) {

    /** For a group whose workers do not sign their requests. */
    public static final SessionKeys NONE = new SessionKeys(false, "HmacSHA256", Optional.empty(), Duration.ofHours(1));

    boolean isDue(ClusterSnapshot snapshot, Instant now) {
        return needed
                && snapshot.sessionKey()
                        .map(key -> !now.isBefore(key.created().plus(lifetime)))
                        .orElse(true);
    }

    SessionKey make(Instant now) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance(algorithm);
            size.ifPresent(generator::init);
            return new SessionKey(generator.generateKey().getEncoded(), algorithm, now);
        } catch (NoSuchAlgorithmException e) {
            throw new ConfigException("inter.worker.key.generation.algorithm", algorithm, "this JVM does not offer it");
        }
    }
}
