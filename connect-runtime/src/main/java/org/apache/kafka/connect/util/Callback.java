package org.apache.kafka.connect.util;

/** Told of the end of something asynchronous: either an error or a result. */
@FunctionalInterface
public interface Callback<V> {

    /**
     * It ended.
     *
     * @param error why it failed; null if it did not
     * @param result the result; null if it failed, or if there is none
     */
    void onCompletion(Throwable error, V result);
}
