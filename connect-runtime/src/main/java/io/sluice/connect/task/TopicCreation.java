package io.sluice.connect.task;

/** Makes sure that a topic exists before the first record is sent to it. Called on the task's thread. */
public interface TopicCreation {
    /** Leaves it to the broker. */
    TopicCreation BY_BROKER = topic -> {};

    /**
     * Returns when the topic exists or is the broker's affair.
     *
     * @throws org.apache.kafka.common.errors.RetriableException if trying again may help
     */
    void ensure(String topic);
}
