package io.sluice.connect.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** How requests between workers are signed. */
public record SessionKeySettings(
        String keyAlgorithm,
        OptionalInt keySize,
        Duration keyLifetime,
        String signatureAlgorithm,
        List<String> acceptedAlgorithms) {
    static SessionKeySettings of(Values values) {
        Integer size = (Integer) values.get(WorkerKeys.KEY_SIZE);
        return new SessionKeySettings(
                values.text(WorkerKeys.KEY_GENERATION_ALGORITHM),
                size == null ? OptionalInt.empty() : OptionalInt.of(size),
                values.millis(WorkerKeys.KEY_TTL),
                values.text(WorkerKeys.SIGNATURE_ALGORITHM),
                values.list(WorkerKeys.VERIFICATION_ALGORITHMS));
    }
}
