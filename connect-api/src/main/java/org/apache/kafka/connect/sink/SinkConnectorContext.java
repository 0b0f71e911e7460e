package org.apache.kafka.connect.sink;

import org.apache.kafka.connect.connector.ConnectorContext;

/**
 * What a running sink connector may ask of its worker.
 */
public interface SinkConnectorContext extends ConnectorContext {}
