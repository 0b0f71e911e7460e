package io.sluice.bench.cluster;

/** Something did not come about, so a round has no result; the other rounds may have one. */
final class NotReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReached(String message) {
        super(message);
    }

    NotReached(String message, Throwable cause) {
        super(message, cause);
    }
}
