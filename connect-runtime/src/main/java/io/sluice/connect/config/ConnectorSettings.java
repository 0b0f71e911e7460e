package io.sluice.connect.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/**
 * What the worker itself reads in a connector's configuration, by type. Made from a configuration whose references are
 * resolved; the connector's own settings are none of its business.
 */
public final class ConnectorSettings {
    /** What ends a transaction under exactly-once delivery. */
    public enum Boundary {
        POLL,
        INTERVAL,
        CONNECTOR
    }

    private final boolean sink;
    private final Map<String, String> config;
    private final Values values;

    private ConnectorSettings(boolean sink, Map<String, String> config, Values values) {
        this.sink = sink;
        this.config = config;
        this.values = values;
    }

    /** Fails with {@link InvalidSettings}, naming all problems. */
    public static ConnectorSettings source(Map<String, String> config) {
        return read(false, ConnectorDefinitions.source(PluginChoices.unknown()), config);
    }

    /** Fails with {@link InvalidSettings}, naming all problems. */
    public static ConnectorSettings sink(Map<String, String> config) {
        return read(true, ConnectorDefinitions.sink(PluginChoices.unknown()), config);
    }

    private static ConnectorSettings read(boolean sink, ConfigDef definitions, Map<String, String> config) {
        ConfigDef plain = new ConfigDef();
        for (ConfigKey key : definitions.configKeys().values()) {
            if (key.type != ConfigDef.Type.CLASS) { // plugins are found by name, elsewhere
                plain.define(key);
            }
        }
        Problems problems = new Problems();
        Values values = new Values(problems.parse(plain, config));
        problems.throwIfAny("The configuration of connector " + config.get(ConnectorKeys.NAME));
        return new ConnectorSettings(sink, new LinkedHashMap<>(config), values);
    }

    public String name() {
        return values.text(ConnectorKeys.NAME);
    }

    public String connectorClass() {
        return values.text(ConnectorKeys.CONNECTOR_CLASS);
    }

    /** Version or range of the connector plugin; empty for the newest. */
    public Optional<String> connectorVersion() {
        return values.optional(ConnectorKeys.CONNECTOR_VERSION);
    }

    public int tasksMax() {
        return values.number(ConnectorKeys.TASKS_MAX);
    }

    public boolean tasksMaxEnforced() {
        return values.isOn(ConnectorKeys.TASKS_MAX_ENFORCE);
    }

    public ErrorSettings errors() {
        return ErrorSettings.of(values, sink);
    }

    /** Whether to restart when values of a config provider expire. */
    public boolean reloads() {
        return values.text(ConnectorKeys.CONFIG_RELOAD).equals("restart");
    }

    /** Sinks only: the topics to read, empty if a pattern says which. */
    public List<String> topics() {
        return values.list(ConnectorKeys.TOPICS);
    }

    /** Sinks only. */
    public Optional<Pattern> topicsRegex() {
        return values.optional(ConnectorKeys.TOPICS_REGEX).map(Pattern::compile);
    }

    /** Sources only: whether it may not run unless its delivery is exactly-once. */
    public boolean exactlyOnceRequired() {
        return values.text(ConnectorKeys.EXACTLY_ONCE).equalsIgnoreCase("required");
    }

    /** Sources only. */
    public Boundary transactionBoundary() {
        return Boundary.valueOf(values.text(ConnectorKeys.TRANSACTION_BOUNDARY).toUpperCase(Locale.ROOT));
    }

    /** Sources only. */
    public Optional<Duration> transactionInterval() {
        return Optional.ofNullable((Long) values.get(ConnectorKeys.TRANSACTION_INTERVAL))
                .map(Duration::ofMillis);
    }

    /** Sources only: the topic for its offsets, if not the worker's. */
    public Optional<String> offsetsTopic() {
        return values.optional(ConnectorKeys.OFFSETS_TOPIC);
    }

    /** Settings of this connector's own Kafka client, on top of the worker's. */
    public Map<String, String> clientOverrides(ClientKind client) {
        return withPrefix(client.overridePrefix());
    }

    /**
     * Sources only: how topics are to be created, the default group last; empty if the configuration leaves topic creation to
     * the broker.
     */
    public List<TopicGroup> topicGroups() {
        if (config.keySet().stream()
                .noneMatch(key -> key.startsWith(ConnectorKeys.TOPIC_CREATION_PREFIX + "default."))) {
            return List.of();
        }
        Problems problems = new Problems();
        List<TopicGroup> groups = new ArrayList<>();
        Optional<TopicGroup> byDefault =
                topicGroup(SourceDefinitions.DEFAULT_GROUP, SourceDefinitions.defaultTopicGroup(), problems);
        byDefault.ifPresent(found -> {
            for (String name : values.list(ConnectorKeys.TOPIC_CREATION_GROUPS)) {
                if (!name.equals(SourceDefinitions.DEFAULT_GROUP)) {
                    topicGroup(
                                    name,
                                    SourceDefinitions.topicGroup(name, found.partitions(), found.replicationFactor()),
                                    problems)
                            .ifPresent(groups::add);
                }
            }
            groups.add(found);
        });
        problems.throwIfAny("Topic creation of connector " + name());
        return groups;
    }

    private Optional<TopicGroup> topicGroup(String name, ConfigDef definitions, Problems problems) {
        Map<String, String> settings = withPrefix(ConnectorKeys.TOPIC_CREATION_PREFIX + name + ".");
        Problems own = new Problems();
        Values group = new Values(own.parse(definitions, settings));
        own.forEach(problem -> problems.add(ConnectorKeys.TOPIC_CREATION_PREFIX + name + ": " + problem));
        if (!own.none()) {
            return Optional.empty();
        }
        settings.keySet().removeAll(definitions.names());
        return Optional.of(new TopicGroup(
                name,
                group.list("include").stream().map(Pattern::compile).toList(),
                group.list("exclude").stream().map(Pattern::compile).toList(),
                group.number("partitions"),
                (short) group.number("replication.factor"),
                settings));
    }

    /** The chain of transformations, in order. */
    public List<TransformSettings> transforms() {
        Problems problems = new Problems();
        List<TransformSettings> chain = new ArrayList<>();
        for (String alias : values.list(ConnectorKeys.TRANSFORMS)) {
            Map<String, String> settings = withPrefix("transforms." + alias + ".");
            String type = take(settings, "transforms." + alias, "type", problems);
            Optional<String> version = Optional.ofNullable(settings.remove("plugin.version"));
            boolean negate = Boolean.parseBoolean(settings.remove("negate"));
            Optional<TransformSettings.PredicateSettings> predicate =
                    Optional.ofNullable(settings.remove("predicate")).map(name -> predicate(alias, name, problems));
            chain.add(new TransformSettings(alias, type, version, settings, predicate, negate));
        }
        problems.throwIfAny("The configuration of connector " + name());
        return chain;
    }

    private TransformSettings.PredicateSettings predicate(String transform, String alias, Problems problems) {
        problems.expect(
                values.list(ConnectorKeys.PREDICATES).contains(alias),
                "transforms." + transform + ".predicate is " + alias + ", but predicates does not list that name");
        Map<String, String> settings = withPrefix("predicates." + alias + ".");
        String type = take(settings, "predicates." + alias, "type", problems);
        Optional<String> version = Optional.ofNullable(settings.remove("plugin.version"));
        return new TransformSettings.PredicateSettings(alias, type, version, settings);
    }

    private static String take(Map<String, String> settings, String prefix, String key, Problems problems) {
        String value = settings.remove(key);
        problems.expect(value != null, prefix + "." + key + " is missing");
        return value == null ? "" : value;
    }

    private Map<String, String> withPrefix(String prefix) {
        Map<String, String> stripped = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                stripped.put(key.substring(prefix.length()), value);
            }
        });
        return stripped;
    }
}
