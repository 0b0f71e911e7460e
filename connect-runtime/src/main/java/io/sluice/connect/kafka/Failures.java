package io.sluice.connect.kafka;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds the reason inside the wrappers that futures put around it. */
final class Failures {
    private Failures() {}

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    /** One line for a person: what kind of failure, and what it says. */
    static String describe(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
