package io.sluice.connect.control;

import io.sluice.connect.store.ConfigStore;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A change to the config log that was found to be allowed.
 *
 * @param write orders the write
 * @param answer what to tell the one who asked, from the state after the write was read back
 */
record Change<T>(Function<ConfigStore, CompletableFuture<Void>> write, Function<ControlState, T> answer) {

    /** A change after which there is nothing to tell but that it is done. */
    static Change<Void> of(Function<ConfigStore, CompletableFuture<Void>> write) {
        return new Change<>(write, state -> null);
    }

    /** Checks a request against the present state; throws a {@link Refusal} where it cannot be granted. */
    @FunctionalInterface
    interface Decision<T> {
        Change<T> decide(ControlState state);
    }
}
