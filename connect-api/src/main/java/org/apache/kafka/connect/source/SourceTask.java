package org.apache.kafka.connect.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.connector.Task;

/**
 * Pulls records out of another system for Kafka.
 *
 * <p>{@code initialize}, {@code start} and {@code poll} run on the task's thread. {@link #stop()}, {@link #commit()} and
 * {@link #commitRecord} may run on other threads at the same time.
 */
public abstract class SourceTask implements Task {

    /** The connector setting that chooses where transactions begin and end; see {@link TransactionBoundary}. */
    public static final String TRANSACTION_BOUNDARY_CONFIG = "transaction.boundary";

    /** What the task may ask of its worker; null until {@link #initialize}. */
    protected SourceTaskContext context;

    /** For subclasses; the worker sets the context later. */
    public SourceTask() {}

    /**
     * Hands over the context, before {@link #start}.
     *
     * @param context what the task may ask of the worker
     */
    public void initialize(SourceTaskContext context) {
        this.context = context;
    }

    /**
     * Prepares the task for {@link #poll()}. It may look up committed offsets and connect to the source.
     *
     * @param props the task's configuration
     */
    @Override
    public abstract void start(Map<String, String> props);

    /**
     * Fetches the next records. It may wait for data, but should come back at least every few seconds, so that pausing,
     * stopping and offset commits are not held up.
     *
     * @return the records in the order they are to be sent; null or empty if there are none
     * @throws InterruptedException when the task's thread is interrupted
     * @throws org.apache.kafka.connect.errors.RetriableException when a later call may succeed
     */
    public abstract List<SourceRecord> poll() throws InterruptedException;

    /**
     * Called after the worker committed source offsets, for tasks that acknowledge to their source. Does nothing by
     * default. What exactly was committed is not told: use {@link #commitRecord} for that. May run on a thread other than
     * that of {@code poll}.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public void commit() throws InterruptedException {}

    /**
     * Asks the task to come to its end: no more {@code poll} follows, and one that is waiting should return soon. May run
     * on a thread other than that of {@code poll}, while that runs. It is called after a failure too, and then possibly on
     * a task whose {@code start} did not complete.
     */
    @Override
    public abstract void stop();

    /**
     * Tells what became of a record: acknowledged by Kafka, or given up by a transformation that dropped it or by error
     * tolerance. Does nothing by default. It runs on a thread of the producer or of the task and delays sending, so it
     * should be quick. Committing the offset is left to the worker.
     *
     * @param record   a record that {@link #poll()} returned
     * @param metadata where Kafka stored it; null if it was not sent
     * @throws InterruptedException when the thread is interrupted
     */
    public void commitRecord(SourceRecord record, RecordMetadata metadata) throws InterruptedException {}

    /**
     * Who decides where the transactions of an exactly-once source task begin and end (KIP-618). The text form is the
     * lower-case word used in configurations.
     */
    public enum TransactionBoundary {
        /** One transaction for each batch that {@link #poll()} returns. */
        POLL,
        /** The worker commits at intervals. */
        INTERVAL,
        /** The task, through {@link TransactionContext}. */
        CONNECTOR;

        /** In force when the user chooses none. */
        public static final TransactionBoundary DEFAULT = POLL;

        /**
         * Reads a value of {@link #TRANSACTION_BOUNDARY_CONFIG}; case and surrounding blanks do not matter.
         *
         * @param property the value
         * @return the boundary it names
         * @throws NullPointerException     when the value is null
         * @throws IllegalArgumentException when it names no boundary
         */
        public static TransactionBoundary fromProperty(String property) {
            Objects.requireNonNull(property, TRANSACTION_BOUNDARY_CONFIG);
            String name = property.trim().toUpperCase(Locale.ROOT);
            for (TransactionBoundary boundary : values()) {
                if (boundary.name().equals(name)) {
                    return boundary;
                }
            }
            throw new IllegalArgumentException("Cannot use '" + property + "' for " + TRANSACTION_BOUNDARY_CONFIG
                    + ": choose one of poll, interval and connector.");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
