package io.sluice.connect.metrics;

/** Shows one connector on this worker: what it is and the state it is in. The connector's thread reports. */
public final class ConnectorMeter {
    // Written by the connector's thread or by whoever fails it, read by reporters.
    private volatile String state = "unassigned";

    /** @param type {@code source} or {@code sink} */
    public ConnectorMeter(Figures figures, String className, String type, String version) {
        MetricGroup group = figures.group("connector-metrics");
        group.text("connector-class", "Class of the connector", className);
        group.text("connector-type", "Whether it is a source or a sink", type);
        group.text("connector-version", "Version of the connector", version);
        group.show("status", "State of the connector", (config, now) -> state);
    }

    public void running() {
        state = "running";
    }

    public void paused() {
        state = "paused";
    }

    public void stopped() {
        state = "stopped";
    }

    public void failed() {
        state = "failed";
    }
}
