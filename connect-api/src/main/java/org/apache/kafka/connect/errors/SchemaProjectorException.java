package org.apache.kafka.connect.errors;

/** Says that a value of one schema cannot be carried over to another schema. */
public class SchemaProjectorException extends DataException {

    private static final long serialVersionUID = 8001594594433565093L;

    /** @param message what was attempted and why it failed; may be null */
    public SchemaProjectorException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public SchemaProjectorException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public SchemaProjectorException(Throwable cause) {
        super(cause);
    }
}
