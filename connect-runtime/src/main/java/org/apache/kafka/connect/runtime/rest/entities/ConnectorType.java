package org.apache.kafka.connect.runtime.rest.entities;

import java.util.Locale;

/** Whether a connector is a source or a sink, as the metrics of tasks have it: those who read them remotely need this class. */
public enum ConnectorType {
    SOURCE,
    SINK,
    UNKNOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
