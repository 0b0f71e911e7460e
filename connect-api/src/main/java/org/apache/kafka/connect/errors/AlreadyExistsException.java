package org.apache.kafka.connect.errors;

/** Says that something could not be created because its name is taken. */
public class AlreadyExistsException extends ConnectException {

    private static final long serialVersionUID = 4002108367243369951L;

    /** @param message what was attempted and why it failed; may be null */
    public AlreadyExistsException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public AlreadyExistsException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public AlreadyExistsException(Throwable cause) {
        super(cause);
    }
}
