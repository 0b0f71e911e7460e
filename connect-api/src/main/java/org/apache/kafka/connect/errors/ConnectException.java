package org.apache.kafka.connect.errors;

import org.apache.kafka.common.KafkaException;

/**
 * The root of everything a connector, a converter or the worker reports as failed. Unless it is a
 * {@link RetriableException}, trying again is pointless.
 */
public class ConnectException extends KafkaException {

    private static final long serialVersionUID = -4939746618604853575L;

    /** @param message what was attempted and why it failed; may be null */
    public ConnectException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public ConnectException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public ConnectException(Throwable cause) {
        super(cause);
    }
}
