package io.sluice.connect.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/**
 * Everything an operator sets on a worker, checked as a whole and read by type. References to config providers are resolved
 * before ({@link ConfigProviders}); classes are only named here, since finding them is the plugins' business.
 */
public final class WorkerSettings {
    private static final Set<String> PLUGIN_CLASSES =
            Set.of(WorkerKeys.KEY_CONVERTER, WorkerKeys.VALUE_CONVERTER, WorkerKeys.HEADER_CONVERTER);
    private static final String METRICS_CONTEXT = "metrics.context.";

    private final boolean distributed;
    private final Map<String, String> originals;
    private final Values values;
    private final List<String> warnings;

    private WorkerSettings(boolean distributed, Map<String, String> originals, Values values, List<String> warnings) {
        this.distributed = distributed;
        this.originals = originals;
        this.values = values;
        this.warnings = warnings;
    }

    /** Reads the settings of a distributed worker; fails with {@link InvalidSettings}, naming all problems. */
    public static WorkerSettings distributed(Map<String, String> config) {
        return read(true, definitions(true), config);
    }

    /** Reads the settings of a standalone worker; fails with {@link InvalidSettings}, naming all problems. */
    public static WorkerSettings standalone(Map<String, String> config) {
        return read(false, definitions(false), config);
    }

    /** The definitions that a mode understands, without Sluice's own additions. */
    public static ConfigDef definitions(boolean distributed) {
        return distributed ? GroupDefinitions.distributed() : WorkerDefinitions.standalone();
    }

    /** The definitions of Sluice's own additions, understood in both modes. */
    public static ConfigDef additions() {
        return WorkerDefinitions.sluice();
    }

    private static WorkerSettings read(boolean distributed, ConfigDef definitions, Map<String, String> config) {
        Map<String, String> originals = Collections.unmodifiableMap(new TreeMap<>(config));
        Problems problems = new Problems();
        Map<String, Object> parsed = new LinkedHashMap<>(problems.parse(withoutClasses(definitions), originals));
        parsed.putAll(problems.parse(additions(), originals));
        Values values = new Values(parsed);
        WorkerRules.check(distributed, values, problems);
        HttpsSettings.check(originals, definitions, problems);
        problems.throwIfAny("The configuration of this worker");
        List<String> warnings =
                new ArrayList<>(new UnknownSettings(definitions, additions()).among(originals.keySet()));
        warnings.addAll(FormerSettings.among(originals.keySet()));
        return new WorkerSettings(distributed, originals, values, List.copyOf(warnings));
    }

    /** Plugin classes stay names here: the class path of this package cannot see them. */
    private static ConfigDef withoutClasses(ConfigDef definitions) {
        ConfigDef names = new ConfigDef();
        for (ConfigKey key : definitions.configKeys().values()) {
            if (!PLUGIN_CLASSES.contains(key.name)) {
                names.define(key);
            } else if (key.hasDefault()) {
                names.define(
                        key.name, ConfigDef.Type.STRING, ((Class<?>) key.defaultValue).getName(), key.importance, "");
            } else {
                names.define(key.name, ConfigDef.Type.STRING, key.importance, "");
            }
        }
        return names;
    }

    public boolean isDistributed() {
        return distributed;
    }

    /** Every setting as given, with resolved references; not to be logged. */
    public Map<String, String> originals() {
        return originals;
    }

    /** What the operator should know: unknown settings, with the names they may have meant. */
    public List<String> warnings() {
        return warnings;
    }

    /** The settings as they may be logged. */
    public Map<String, String> forLog() {
        return Secrets.masked(originals, definitions(distributed));
    }

    public List<String> bootstrapServers() {
        return values.list(WorkerKeys.BOOTSTRAP_SERVERS);
    }

    /** What client ids of this worker begin with, if the operator chose. */
    public Optional<String> clientId() {
        return distributed
                ? values.optional(WorkerKeys.CLIENT_ID)
                : Optional.ofNullable(originals.get(WorkerKeys.CLIENT_ID));
    }

    public Duration offsetFlushInterval() {
        return values.millis(WorkerKeys.OFFSET_FLUSH_INTERVAL);
    }

    public Duration offsetFlushTimeout() {
        return values.millis(WorkerKeys.OFFSET_FLUSH_TIMEOUT);
    }

    public Duration taskShutdownTimeout() {
        return values.millis(WorkerKeys.TASK_SHUTDOWN_TIMEOUT);
    }

    public boolean topicCreation() {
        return values.isOn(WorkerKeys.TOPIC_CREATION);
    }

    public boolean topicTracking() {
        return values.isOn(WorkerKeys.TOPIC_TRACKING);
    }

    public boolean topicTrackingReset() {
        return values.isOn(WorkerKeys.TOPIC_TRACKING_RESET);
    }

    /** The class or short name of the policy for client overrides. */
    public String overridePolicy() {
        return values.text(WorkerKeys.OVERRIDE_POLICY);
    }

    public ExactlyOnceSource exactlyOnce() {
        return distributed
                ? ExactlyOnceSource.valueOf(values.text(WorkerKeys.EXACTLY_ONCE).toUpperCase(Locale.ROOT))
                : ExactlyOnceSource.DISABLED;
    }

    /** The file of a standalone worker's offsets. */
    public String offsetFile() {
        return values.text(WorkerKeys.OFFSET_FILE);
    }

    /** Distributed only. */
    public GroupSettings group() {
        return GroupSettings.of(values);
    }

    /** Distributed only. */
    public SessionKeySettings sessionKeys() {
        return SessionKeySettings.of(values);
    }

    public MetricsSettings metrics() {
        return MetricsSettings.of(values);
    }

    public RestSettings rest() {
        return RestSettings.of(values, HttpsSettings.in(originals));
    }

    /** The config topic; it has one partition whatever the settings say, since its order is the truth. */
    public InternalTopic configTopic() {
        return topic(WorkerKeys.CONFIG_TOPIC, WorkerKeys.CONFIG_TOPIC_PREFIX, 1);
    }

    public InternalTopic offsetTopic() {
        return topic(
                WorkerKeys.OFFSET_TOPIC, WorkerKeys.OFFSET_TOPIC_PREFIX, values.number("offset.storage.partitions"));
    }

    public InternalTopic statusTopic() {
        return topic(
                WorkerKeys.STATUS_TOPIC, WorkerKeys.STATUS_TOPIC_PREFIX, values.number("status.storage.partitions"));
    }

    private InternalTopic topic(String key, String prefix, int partitions) {
        Map<String, String> settings = withPrefix(prefix);
        List.of("topic", "partitions", "replication.factor", "cleanup.policy").forEach(settings::remove);
        return new InternalTopic(
                values.text(key), partitions, (short) values.number(prefix + "replication.factor"), settings);
    }

    /** Settings for the clients of all connectors: the brokers, and what has the client's prefix. */
    public Map<String, Object> connectorClient(ClientKind client) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(WorkerKeys.BOOTSTRAP_SERVERS, originals.get(WorkerKeys.BOOTSTRAP_SERVERS));
        settings.putAll(withPrefix(client.prefix()));
        return settings;
    }

    /** Settings for the worker's own clients: brokers, security, timeouts; nothing of group membership. */
    public Map<String, Object> workerClient(ClientKind client) {
        Set<String> membership = Set.of(
                WorkerKeys.GROUP_ID, WorkerKeys.SESSION_TIMEOUT, WorkerKeys.HEARTBEAT_INTERVAL, WorkerKeys.CLIENT_ID);
        Map<String, Object> settings = new LinkedHashMap<>(originals);
        settings.keySet()
                .removeIf(key -> membership.contains(key) || !client.settings().contains(key));
        return settings;
    }

    /** The name-value pairs that metrics reporters get as their context. */
    public Map<String, String> metricsContext(String clusterId) {
        Map<String, String> context = withPrefix(METRICS_CONTEXT);
        context.put("connect.kafka.cluster.id", clusterId);
        if (distributed) {
            context.put("connect.group.id", values.text(WorkerKeys.GROUP_ID));
        }
        return context;
    }

    /** The same as settings of a Kafka client, for the client's own reporters. */
    public Map<String, Object> clientMetricsContext(String clusterId) {
        Map<String, Object> settings = new LinkedHashMap<>();
        metricsContext(clusterId).forEach((key, value) -> settings.put(METRICS_CONTEXT + key, value));
        return settings;
    }

    /** The settings whose names begin with the prefix, without it. */
    public Map<String, String> withPrefix(String prefix) {
        Map<String, String> stripped = new LinkedHashMap<>();
        originals.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                stripped.put(key.substring(prefix.length()), value);
            }
        });
        return stripped;
    }

    /** Whether a distributed worker marks its status topic, and heeds the mark of another group. */
    public boolean clusterCheck() {
        return values.isOn(WorkerKeys.CLUSTER_CHECK);
    }

    /** How many connector configurations may be validated at the same time. */
    public int validationThreads() {
        return values.number(WorkerKeys.VALIDATION_THREADS);
    }
}
