package io.sluice.connect.store.topic;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.config.InternalTopic;
import io.sluice.connect.kafka.Clients;
import io.sluice.connect.kafka.InternalTopics;
import io.sluice.connect.kafka.TopicSpec;
import io.sluice.connect.kafka.Topics;
import io.sluice.connect.model.TransactionalIds;
import io.sluice.connect.store.OffsetHome;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.OffsetStore;
import io.sluice.connect.store.WorkersOffsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topics in which the source connectors of a distributed worker have their offsets: the worker's, or one of their own, which
 * is created if need be. A transaction cannot reach from one Kafka cluster to another, so an exactly-once connector that writes
 * to another cluster than the worker's always has one there.
 *
 * @param workers the offsets on the worker's topic
 * @param likeness the worker's topic, after which others are made
 * @param ids the names of tasks' producers
 * @param transactional whether offsets are written in transactions
 * @param isStopped of a connector, by everything that is in the config log when asked; may block
 * @param client what the worker sets for the clients of all connectors
 */
public record OffsetTopics(
        OffsetStore workers,
        InternalTopic likeness,
        TransactionalIds ids,
        boolean transactional,
        Predicate<String> isStopped,
        Map<ClientKind, Map<String, Object>> client)
        implements OffsetHomes {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Clients CLIENTS = new Clients(Map.of());

    @Override
    public OffsetHome open(String user, ConnectorSettings connector) {
        String topic = connector.offsetsTopic().orElse(likeness.name());
        boolean own = !topic.equals(likeness.name()) || (transactional && isElsewhere(connector));
        return own ? open(user, topic, connector) : new WorkersOffsets(written(workers, topic, user, connector), topic);
    }

    /** The store as it is written by others than tasks. */
    private OffsetStore written(OffsetStore store, String topic, String user, ConnectorSettings connector) {
        if (!transactional) return store;
        return new TransactionalOffsets(
                store,
                topic,
                ids,
                id -> CLIENTS.soleProducer("connector-offsets-" + user, id, settings(ClientKind.PRODUCER, connector)),
                isStopped);
    }

    private boolean isElsewhere(ConnectorSettings connector) {
        String servers =
                connector.clientOverrides(ClientKind.PRODUCER).get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        return servers != null
                && !servers.equals(client.get(ClientKind.PRODUCER).get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    private OffsetHome open(String user, String topic, ConnectorSettings connector) {
        Admin admin = CLIENTS.admin("connector-adminclient-" + user, settings(ClientKind.ADMIN, connector));
        Topics topics = new Topics(admin);
        try (InternalTopics check = new InternalTopics(topics, Clock.systemUTC())) {
            TopicSpec spec = TopicSpec.compacted(
                    topic, likeness.partitions(), likeness.replicationFactor(), likeness.settings());
            check.ensure(spec, ConnectorKeys.OFFSETS_TOPIC, false, LIMIT);
            var log = CLIENTS.log(
                    topic,
                    "offsets-" + user,
                    "connector-offsets-" + user,
                    topics,
                    settings(ClientKind.PRODUCER, connector),
                    settings(ClientKind.CONSUMER, connector));
            OffsetStore own = written(new TopicOffsetStore(log, LIMIT), topic, user, connector);
            var home = new OwnOffsets(topic, own, workers, () -> admin.close(Duration.ZERO));
            home.start();
            return home;
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private Map<String, Object> settings(ClientKind kind, ConnectorSettings connector) {
        var settings = new HashMap<>(client.get(kind));
        settings.putAll(connector.clientOverrides(kind));
        return settings;
    }
}
