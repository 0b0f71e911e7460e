package io.sluice.connect.kafka;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Finds the reason inside the wrappers that futures put around it. */
final class Failures {
    private Failures() {}

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    /**
     * As {@link #describe(Throwable)}; where the brokers did not allow it, with what they have to allow.
     *
     * @param operations on the topic, as in the rules of the brokers
     */
    static String describe(Throwable failure, String topic, String operations) {
        String said = describe(failure);
        if (!(cause(failure) instanceof AuthorizationException)) return said;
        return (said.endsWith(".") ? said : said + ".") + " Allow the worker's principal " + operations + " on topic "
                + topic;
    }

    /** One line for a person: what kind of failure, and what it says. */
    static String describe(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
