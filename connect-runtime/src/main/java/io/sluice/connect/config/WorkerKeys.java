package io.sluice.connect.config;

/** The names of worker settings. */
public final class WorkerKeys {
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String CLIENT_ID = "client.id";
    public static final String KEY_CONVERTER = "key.converter";
    public static final String VALUE_CONVERTER = "value.converter";
    public static final String HEADER_CONVERTER = "header.converter";
    public static final String OFFSET_FLUSH_INTERVAL = "offset.flush.interval.ms";
    public static final String OFFSET_FLUSH_TIMEOUT = "offset.flush.timeout.ms";
    public static final String TASK_SHUTDOWN_TIMEOUT = "task.shutdown.graceful.timeout.ms";
    public static final String PLUGIN_PATH = "plugin.path";
    public static final String PLUGIN_DISCOVERY = "plugin.discovery";
    public static final String CONFIG_PROVIDERS = "config.providers";
    public static final String OVERRIDE_POLICY = "connector.client.config.override.policy";
    public static final String TOPIC_CREATION = "topic.creation.enable";
    public static final String TOPIC_TRACKING = "topic.tracking.enable";
    public static final String TOPIC_TRACKING_RESET = "topic.tracking.allow.reset";

    public static final String LISTENERS = "listeners";
    public static final String ADMIN_LISTENERS = "admin.listeners";
    public static final String ADVERTISED_HOST = "rest.advertised.host.name";
    public static final String ADVERTISED_PORT = "rest.advertised.port";
    public static final String ADVERTISED_LISTENER = "rest.advertised.listener";
    public static final String REST_EXTENSIONS = "rest.extension.classes";
    public static final String RESPONSE_HEADERS = "response.http.headers.config";
    public static final String CORS_ORIGIN = "access.control.allow.origin";
    public static final String CORS_METHODS = "access.control.allow.methods";

    public static final String METRIC_REPORTERS = "metric.reporters";
    public static final String METRICS_SAMPLES = "metrics.num.samples";
    public static final String METRICS_WINDOW = "metrics.sample.window.ms";
    public static final String METRICS_LEVEL = "metrics.recording.level";

    public static final String GROUP_ID = "group.id";
    public static final String SESSION_TIMEOUT = "session.timeout.ms";
    public static final String HEARTBEAT_INTERVAL = "heartbeat.interval.ms";
    public static final String REBALANCE_TIMEOUT = "rebalance.timeout.ms";
    public static final String CONNECT_PROTOCOL = "connect.protocol";
    public static final String SCHEDULED_REBALANCE_DELAY = "scheduled.rebalance.max.delay.ms";
    public static final String WORKER_SYNC_TIMEOUT = "worker.sync.timeout.ms";
    public static final String WORKER_UNSYNC_BACKOFF = "worker.unsync.backoff.ms";
    public static final String EXACTLY_ONCE = "exactly.once.source.support";
    public static final String KEY_GENERATION_ALGORITHM = "inter.worker.key.generation.algorithm";
    public static final String KEY_SIZE = "inter.worker.key.size";
    public static final String KEY_TTL = "inter.worker.key.ttl.ms";
    public static final String SIGNATURE_ALGORITHM = "inter.worker.signature.algorithm";
    public static final String VERIFICATION_ALGORITHMS = "inter.worker.verification.algorithms";

    public static final String CONFIG_TOPIC = "config.storage.topic";
    public static final String CONFIG_TOPIC_PREFIX = "config.storage.";
    public static final String OFFSET_TOPIC = "offset.storage.topic";
    public static final String OFFSET_TOPIC_PREFIX = "offset.storage.";
    public static final String STATUS_TOPIC = "status.storage.topic";
    public static final String STATUS_TOPIC_PREFIX = "status.storage.";
    public static final String OFFSET_FILE = "offset.storage.file.filename";

    /** Sluice's own settings begin with this. */
    public static final String SLUICE_PREFIX = "sluice.";

    public static final String CLUSTER_CHECK = "sluice.cluster.check";
    public static final String OPEN_API = "sluice.rest.openapi.enabled";
    public static final String PLUGIN_CACHE = "sluice.plugin.cache.dir";
    public static final String PROMETHEUS = "sluice.metrics.prometheus.enabled";
    public static final String VALIDATION_THREADS = "sluice.validation.threads";

    private WorkerKeys() {}
}
