package org.apache.kafka.connect.connector;

import java.util.Map;

/**
 * The part of a connector that moves data. Use it through {@link org.apache.kafka.connect.source.SourceTask} or
 * {@link org.apache.kafka.connect.sink.SinkTask}; a worker runs nothing else.
 *
 * <p>An implementation needs a public constructor without arguments.
 */
public interface Task {

    /**
     * The version of this task, usually that of its connector.
     *
     * @return the version; not null
     */
    String version();

    /**
     * Prepares the task for moving data: opens connections, finds its place in the outside system.
     *
     * @param props one of the maps that {@link Connector#taskConfigs(int)} returned
     */
    void start(Map<String, String> props);

    /**
     * Asks the task to end. For a sink task this is the last call and releases everything; for a source task it may come
     * from another thread while {@code poll} runs (see {@link org.apache.kafka.connect.source.SourceTask#stop()}).
     */
    void stop();
}
