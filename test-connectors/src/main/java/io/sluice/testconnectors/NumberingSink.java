package io.sluice.testconnectors;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkConnector;

/** A sink that leaves everything to its tasks, of which it has as many as it may; they differ in their number. */
abstract class NumberingSink extends SinkConnector {
    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        this.props = Map.copyOf(props);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Numbered.tasks(props, maxTasks);
    }

    @Override
    public void stop() {
        // nothing is held
    }
}
