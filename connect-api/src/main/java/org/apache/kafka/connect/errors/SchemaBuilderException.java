package org.apache.kafka.connect.errors;

/** Says that a schema under construction was given contradictory or invalid properties. */
public class SchemaBuilderException extends DataException {

    private static final long serialVersionUID = -7711609683533514504L;

    /** @param message what was attempted and why it failed; may be null */
    public SchemaBuilderException(String message) {
        super(message);
    }

    /**
     * @param message what was attempted and why it failed; may be null
     * @param cause what led to it; may be null
     */
    public SchemaBuilderException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause what led to it, whose text becomes the message; may be null */
    public SchemaBuilderException(Throwable cause) {
        super(cause);
    }
}
