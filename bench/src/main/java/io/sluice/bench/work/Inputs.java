package io.sluice.bench.work;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Inputs in turn, so that no work is tuned to a single value. */
final class Inputs<T> {
    private static final int COUNT = 64; // a power of two, to make the turn cheap

    private final Object[] inputs = new Object[COUNT];
    private int turn;

    Inputs(IntFunction<T> make) {
        for (int i = 0; i < COUNT; i++) {
            inputs[i] = make.apply(i);
        }
    }

    /** What is made of each of these. */
    Inputs<T> map(UnaryOperator<T> change) {
        return new Inputs<>(n -> change.apply(next()));
    }

    @SuppressWarnings("unchecked") // only the constructor stores
    T next() {
        return (T) inputs[turn++ & (COUNT - 1)];
    }
}
