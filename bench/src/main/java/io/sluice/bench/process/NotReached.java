package io.sluice.bench.process;

/** Something did not come about, so a round has no result; the other rounds may have one. */
public final class NotReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotReached(String message) {
        super(message);
    }

    public NotReached(String message, Throwable cause) {
        super(message, cause);
    }
}
