package io.sluice.connect.store;

/** The key of a record is known, but its value is not what such a key may have. The message says what is wrong. */
public final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRecord(String message) {
        super(message, null, false, false); // it ends as one line in the log, so the stack is of no use
    }
}
