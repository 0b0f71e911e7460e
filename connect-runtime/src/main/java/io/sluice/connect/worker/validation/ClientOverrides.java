package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.PluginScope;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest.ClientType;
import org.apache.kafka.connect.health.ConnectorType;

/**
 * Asks the worker's policy about the client settings a connector wants for itself, for the clients it is going to use.
 *
 * @param exactlyOnce whether sources deliver exactly once, so that an admin client shuts out their earlier tasks
 */
record ClientOverrides(ConnectorClientConfigOverridePolicy policy, boolean exactlyOnce) {
    void check(Plugin connector, Map<String, String> config, Verdicts verdicts) {
        for (ClientKind client : clientsOf(connector, config)) {
            Map<String, Object> wanted = new LinkedHashMap<>();
            config.forEach((key, value) -> {
                if (key.startsWith(client.overridePrefix())) {
                    wanted.put(key.substring(client.overridePrefix().length()), value);
                }
            });
            if (!wanted.isEmpty()) {
                check(client, wanted, connector, config.get(ConnectorKeys.NAME), verdicts);
            }
        }
    }

    private void check(
            ClientKind client, Map<String, Object> wanted, Plugin connector, String name, Verdicts verdicts) {
        ConnectorClientConfigRequest request = new ConnectorClientConfigRequest(
                name,
                connector.kind() == PluginKind.SOURCE ? ConnectorType.SOURCE : ConnectorType.SINK,
                connector.type().asSubclass(Connector.class),
                wanted,
                ClientType.valueOf(client.name()));
        List<ConfigValue> answers;
        try (PluginScope scope = PluginScope.of(policy)) {
            answers = policy.validate(request);
        }
        Map<String, ConfigKey> known = definitions(client).configKeys();
        for (ConfigValue answer : answers) {
            if (known.containsKey(answer.name())) {
                verdicts.define(client.overridePrefix(), withoutGroup(known.get(answer.name())));
            }
        }
        verdicts.judge(client.overridePrefix(), answers);
    }

    /** A client's settings are not grouped among a connector's, and nothing is to be recommended or checked for them here. */
    private static ConfigKey withoutGroup(ConfigKey key) {
        return new ConfigDef()
                .define(key.name, key.type, key.defaultValue, null, key.importance, key.documentation)
                .configKeys()
                .get(key.name);
    }

    private Set<ClientKind> clientsOf(Plugin connector, Map<String, String> config) {
        if (connector.kind() == PluginKind.SOURCE) {
            if (exactlyOnce || config.containsKey(ConnectorKeys.OFFSETS_TOPIC)) return EnumSet.allOf(ClientKind.class);
            boolean createsTopics =
                    config.keySet().stream().anyMatch(key -> key.startsWith(ConnectorKeys.TOPIC_CREATION_PREFIX));
            return createsTopics ? EnumSet.of(ClientKind.PRODUCER, ClientKind.ADMIN) : EnumSet.of(ClientKind.PRODUCER);
        }
        String deadLetters = config.get(ConnectorKeys.DLQ_TOPIC);
        return deadLetters == null || deadLetters.isBlank()
                ? EnumSet.of(ClientKind.CONSUMER)
                : EnumSet.allOf(ClientKind.class);
    }

    private static ConfigDef definitions(ClientKind client) {
        return switch (client) {
            case PRODUCER -> ProducerConfig.configDef();
            case CONSUMER -> ConsumerConfig.configDef();
            case ADMIN -> AdminClientConfig.configDef();
        };
    }
}
