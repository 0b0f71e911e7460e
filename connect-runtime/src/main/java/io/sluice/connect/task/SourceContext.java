package io.sluice.connect.task;

import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;

/** What a source task may ask of the worker. */
record SourceContext(Map<String, String> configs, StoredOffsets offsetStorageReader, PluginMetrics pluginMetrics)
        implements SourceTaskContext {}
