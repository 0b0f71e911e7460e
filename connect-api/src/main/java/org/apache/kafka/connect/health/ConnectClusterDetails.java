package org.apache.kafka.connect.health;

/**
 * Facts about a Connect cluster that do not change while it runs.
 */
public interface ConnectClusterDetails {

    /**
     * The id of the Kafka cluster behind this Connect cluster.
     *
     * @return the id
     */
    String kafkaClusterId();
}
