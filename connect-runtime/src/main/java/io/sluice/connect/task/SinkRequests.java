package io.sluice.connect.task;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What a sink task asks of the worker. The task calls on its own thread, but a commit it may request from any. */
final class SinkRequests implements SinkTaskContext {
    private final Map<String, String> configs;
    private final SinkPartitions partitions;
    private final ErrantRecordReporter reporter;
    private final PluginMetrics metrics;
    private Duration timeout;

    // Written by any thread of the plugin, read by the task's thread.
    private volatile boolean commitRequested;

    /** @param reporter null where failures of single records are not to be reported, as the SPI has it */
    SinkRequests(
            Map<String, String> configs,
            SinkPartitions partitions,
            ErrantRecordReporter reporter,
            PluginMetrics metrics) {
        this.configs = configs;
        this.partitions = partitions;
        this.reporter = reporter;
        this.metrics = metrics;
    }

    @Override
    public Map<String, String> configs() {
        return configs;
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        partitions.want(offsets);
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        partitions.want(Map.of(partition, offset));
    }

    @Override
    public void timeout(long timeoutMs) {
        timeout = timeoutMs < 0 ? null : Duration.ofMillis(timeoutMs);
    }

    /** When the task wants to be called again at the latest, if it said so since the last call. */
    Duration takeTimeout(Duration unlessAsked) {
        Duration asked = timeout;
        timeout = null;
        return asked == null ? unlessAsked : asked;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return partitions.assigned();
    }

    @Override
    public void pause(TopicPartition... wanted) {
        partitions.pause(wanted);
    }

    @Override
    public void resume(TopicPartition... wanted) {
        partitions.resume(wanted);
    }

    @Override
    public void requestCommit() {
        commitRequested = true;
    }

    boolean takeCommitRequest() {
        boolean requested = commitRequested;
        if (requested) {
            commitRequested = false;
        }
        return requested;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return reporter;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return metrics;
    }
}
