package io.sluice.connect.rest;

/** A request that ends with an error status for a reason found in this package. */
final class RestFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    RestFailure(int status, String message) {
        super(message, null, false, false); // the caller is told; where it was noticed says nothing
        this.status = status;
    }

    static RestFailure badRequest(String message) {
        return new RestFailure(400, message);
    }

    int status() {
        return status;
    }
}
