package org.apache.kafka.connect.health;

import java.util.Locale;

/**
 * Which way a connector moves data. Its text form is the lower-case word of the REST API.
 */
public enum ConnectorType {
    /** Into Kafka. */
    SOURCE,
    /** Out of Kafka. */
    SINK,
    /** Not known, for instance because the connector's class cannot be loaded. */
    UNKNOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
