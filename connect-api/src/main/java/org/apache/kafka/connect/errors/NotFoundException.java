package org.apache.kafka.connect.errors;

/** Says that the thing that was asked for does not exist. */
public class NotFoundException extends ConnectException {

    private static final long serialVersionUID = 3648853616919784604L;

    /** @param message what was attempted and why it failed; may be null */
    public NotFoundException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public NotFoundException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public NotFoundException(Throwable cause) {
        super(cause);
    }
}
