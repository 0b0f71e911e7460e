package org.apache.kafka.connect.errors;

/**
 * Says that a call came at a time when the worker cannot serve it, for instance before start or after stop.
 */
public class IllegalWorkerStateException extends ConnectException {

    private static final long serialVersionUID = -3733266561813217422L;

    /** @param message what was attempted and why it failed; may be null */
    public IllegalWorkerStateException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public IllegalWorkerStateException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public IllegalWorkerStateException(Throwable cause) {
        super(cause);
    }
}
