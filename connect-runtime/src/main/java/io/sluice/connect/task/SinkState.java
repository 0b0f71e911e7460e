package io.sluice.connect.task;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What a sink task is doing; the methods are the moves from there. */
sealed interface SinkState {

    /** Records flow from the consumer to the task. */
    record Consuming() implements SinkState {
        Paused paused() {
            return new Paused(Optional.empty());
        }

        Redelivering refused(Batch batch, Backoff backoff) {
            return new Redelivering(batch, backoff);
        }
    }

    /** The task asked for a batch again; nothing else is consumed until it takes it. */
    record Redelivering(Batch batch, Backoff backoff) implements SinkState {
        Paused paused() {
            return new Paused(Optional.of(this));
        }

        Redelivering without(Set<TopicPartition> gone) {
            return gone.isEmpty() ? this : new Redelivering(batch.without(gone), backoff);
        }

        Consuming delivered() {
            return new Consuming();
        }
    }

    /** The task holds still, with the batch that it had not taken, if any. */
    record Paused(Optional<Redelivering> interrupted) implements SinkState {
        Paused without(Set<TopicPartition> gone) {
            return gone.isEmpty() || interrupted.isEmpty()
                    ? this
                    : new Paused(Optional.of(interrupted.get().without(gone)));
        }

        SinkState resumed() {
            return interrupted.<SinkState>map(state -> state).orElseGet(Consuming::new);
        }
    }

    /** Nothing more is consumed; what was delivered is committed. */
    record Closing() implements SinkState {}
}
