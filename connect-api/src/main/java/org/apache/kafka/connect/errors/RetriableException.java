package org.apache.kafka.connect.errors;

/** Says that the very same operation may succeed later. The worker repeats an operation that ended this way. */
public class RetriableException extends ConnectException {

    private static final long serialVersionUID = -390266741470881150L;

    /** @param message what was attempted and why it failed; may be null */
    public RetriableException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public RetriableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public RetriableException(Throwable cause) {
        super(cause);
    }
}
