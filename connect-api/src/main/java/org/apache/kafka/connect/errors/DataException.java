package org.apache.kafka.connect.errors;

/** Says that a value, a schema, or the two together are not usable as asked. */
public class DataException extends ConnectException {

    private static final long serialVersionUID = -1015229436387068152L;

    /** @param message what was attempted and why it failed; may be null */
    public DataException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public DataException(Throwable cause) {
        super(cause);
    }
}
