package io.sluice.connect.task;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A Kafka client that is made when it is first used: a task that has nothing to send holds no buffer, connection or thread for
 * it. The task's thread uses it; any thread may close it, and then it is not made any more.
 */
final class OnDemand<T> {
    private final Supplier<T> maker;
    private final BiConsumer<T, Duration> closing;
    private boolean closed; // guarded by this: the task's thread meets whoever closes
    private volatile T made; // written under the lock, read without it for each record

    OnDemand(Supplier<T> maker, BiConsumer<T, Duration> closing) {
        this.maker = maker;
        this.closing = closing;
    }

    T get() {
        T present = made;
        return present != null ? present : make();
    }

    private synchronized T make() {
        if (closed) throw new IllegalStateException("The Kafka client of a task that was given up is asked for");
        if (made == null) made = maker.get();
        return made;
    }

    /** Closes the client if there is one. */
    void close(Duration limit) {
        synchronized (this) {
            closed = true;
        }
        T present = made;
        if (present != null) closing.accept(present, limit);
    }
}
