package io.sluice.connect.testkit;

/**
 * Where a broker runs: what can be done to it from outside.
 *
 * <p>A host is made running. After {@link #stop} or {@link #kill} it can {@link #start} again, under the same address
 * and with the same data. Used by one thread at a time.
 */
sealed interface BrokerHost permits BrokerProcess, BrokerContainer {

    String bootstrapServers();

    boolean isRunning();

    void start();

    void stop();

    void kill();

    void suspend();

    void resume();

    /** What the broker has logged so far. */
    String log();

    /** Ends the broker and forgets its data. May be called in any state, several times. */
    void close();
}
