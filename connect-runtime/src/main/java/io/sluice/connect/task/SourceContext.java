package io.sluice.connect.task;

import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;

/**
 * What a source task may ask of the worker.
 *
 * @param transactionContext null, as the SPI has it, unless the task draws the boundaries of its transactions
 */
record SourceContext(
        Map<String, String> configs,
        StoredOffsets offsetStorageReader,
        PluginMetrics pluginMetrics,
        TransactionContext transactionContext)
        implements SourceTaskContext {}
