package io.sluice.connect.config;

import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The Kafka clients a connector works through, with the prefixes of their settings. */
public enum ClientKind {
    PRODUCER("producer."),
    CONSUMER("consumer."),
    ADMIN("admin.");

    private final String prefix;

    ClientKind(String prefix) {
        this.prefix = prefix;
    }

    /** The prefix in a worker's settings, for the clients of all connectors. */
    public String prefix() {
        return prefix;
    }

    /** The prefix in a connector's settings, for its own clients. */
    public String overridePrefix() {
        return prefix + "override.";
    }

    /** The settings this client knows. */
    public Set<String> settings() {
        return switch (this) {
            case PRODUCER -> ProducerConfig.configNames();
            case CONSUMER -> ConsumerConfig.configNames();
            case ADMIN -> AdminClientConfig.configNames();
        };
    }
}
