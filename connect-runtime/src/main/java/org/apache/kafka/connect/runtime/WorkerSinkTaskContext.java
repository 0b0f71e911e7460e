package org.apache.kafka.connect.runtime;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * The context a sink task gets, under the name that published sinks look for: some read the field {@code consumer} by
 * reflection to learn the metadata of the task's consumer group. All methods are another context's.
 */
public class WorkerSinkTaskContext implements SinkTaskContext {
    @SuppressWarnings("unused") // read by reflection
    private final Consumer<byte[], byte[]> consumer;

    private final SinkTaskContext requests;

    public WorkerSinkTaskContext(Consumer<byte[], byte[]> consumer, SinkTaskContext requests) {
        this.consumer = Objects.requireNonNull(consumer, "consumer");
        this.requests = Objects.requireNonNull(requests, "requests");
    }

    @Override
    public Map<String, String> configs() {
        return requests.configs();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        requests.offset(offsets);
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        requests.offset(partition, offset);
    }

    @Override
    public void timeout(long timeoutMs) {
        requests.timeout(timeoutMs);
    }

    @Override
    public Set<TopicPartition> assignment() {
        return requests.assignment();
    }

    @Override
    public void pause(TopicPartition... partitions) {
        requests.pause(partitions);
    }

    @Override
    public void resume(TopicPartition... partitions) {
        requests.resume(partitions);
    }

    @Override
    public void requestCommit() {
        requests.requestCommit();
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return requests.errantRecordReporter();
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return requests.pluginMetrics();
    }
}
