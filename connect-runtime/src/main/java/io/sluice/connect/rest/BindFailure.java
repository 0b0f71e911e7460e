package io.sluice.connect.rest;

import io.sluice.connect.config.Listener;

/** A listener could not be opened; the message names it, the reason and what to do. */
public final class BindFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BindFailure(String setting, Listener listener, Exception cause) {
        super(
                "Cannot listen on " + listener + " (setting " + setting + "): " + cause.getMessage()
                        + ". Free the port or set " + setting + " to another address.",
                cause);
    }
}
