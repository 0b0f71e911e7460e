package io.sluice.connect.worker.offsets;

import org.apache.kafka.connect.errors.ConnectException;

/** Offsets that cannot be set, because they make no sense or because the connector does not want them. Nothing was changed. */
public final class RefusedOffsets extends ConnectException {
    private static final long serialVersionUID = 1L;

    RefusedOffsets(String message) {
        super(message);
    }

    RefusedOffsets(String message, Throwable cause) {
        super(message, cause);
    }
}
