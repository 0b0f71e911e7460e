package io.sluice.connect.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it is to be created.
 *
 * @param partitions how many, or {@link #BROKER_DEFAULT}
 * @param replication how many copies, or {@link #BROKER_DEFAULT}
 * @param configs settings of the topic itself; what is not named is left to the broker
 */
public record TopicSpec(String name, int partitions, short replication, Map<String, String> configs) {
    public static final int BROKER_DEFAULT = -1;

    public TopicSpec {
        Objects.requireNonNull(name, "name");
        configs = Map.copyOf(configs);
    }

    /** A topic that keeps the newest record of every key; the further settings cannot change that. */
    public static TopicSpec compacted(String name, int partitions, short replication, Map<String, String> further) {
        var configs = new HashMap<>(further);
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        return new TopicSpec(name, partitions, replication, configs);
    }

    NewTopic toNewTopic() {
        return new NewTopic(
                        name,
                        partitions == BROKER_DEFAULT ? Optional.empty() : Optional.of(partitions),
                        replication == BROKER_DEFAULT ? Optional.empty() : Optional.of(replication))
                .configs(configs);
    }
}
