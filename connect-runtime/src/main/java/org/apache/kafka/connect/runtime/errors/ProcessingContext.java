package org.apache.kafka.connect.runtime.errors;

/**
 * Keeps what a record was before anything was done to it.
 *
 * @param <T> the form in which the worker received the record
 */
public class ProcessingContext<T> {
    private final T original;

    public ProcessingContext(T original) {
        this.original = original;
    }

    /** The record as it was received. */
    public T original() {
        return original;
    }
}
