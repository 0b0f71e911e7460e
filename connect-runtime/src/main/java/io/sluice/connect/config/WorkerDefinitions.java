package io.sluice.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.CLASS;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.CaseInsensitiveValidString;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;

/** The settings every worker understands, in either mode, each with its documentation. */
final class WorkerDefinitions {
    static final String DEFAULT_LISTENER = "http://:8083";

    private WorkerDefinitions() {}

    static ConfigDef common() {
        ConfigDef definitions = new ConfigDef();
        cluster(definitions);
        converters(definitions);
        work(definitions);
        plugins(definitions);
        rest(definitions);
        metrics(definitions);
        return definitions.withClientSslSupport();
    }

    static ConfigDef standalone() {
        return common().define(
                        WorkerKeys.OFFSET_FILE,
                        STRING,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "File that keeps the offsets of source connectors between runs.");
    }

    /** Settings of Sluice's own; each has a default under which nothing visible from outside changes. */
    static ConfigDef sluice() {
        return new ConfigDef()
                .define(
                        WorkerKeys.CLUSTER_CHECK,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether the worker notes in the status topic which group uses it and its config topic, and does not"
                                + " start while another group does. Apache workers of the same group skip the note, with"
                                + " a warning.")
                .define(
                        WorkerKeys.PLUGIN_CACHE,
                        STRING,
                        null,
                        LOW,
                        "Folder in which it is kept which plugins a location of plugin.path holds, so that the next start"
                                + " need not read it again. A location is read anew when a name, size or time of its"
                                + " files has changed. Where this is not set, workers started by the scripts use"
                                + " ~/.cache/sluice; an empty value keeps nothing.")
                .define(
                        WorkerKeys.VALIDATION_THREADS,
                        INT,
                        16,
                        atLeast(1),
                        LOW,
                        "How many connector configurations may be validated at the same time. A quarter of them at most"
                                + " serves one connector class, so that a class that blocks leaves room for the others.")
                .define(
                        WorkerKeys.OPEN_API,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether the REST interface describes itself at /openapi.json, in the words of OpenAPI 3.")
                .define(
                        WorkerKeys.PROMETHEUS,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether metrics are served at /metrics in the text format of Prometheus, on the listeners that"
                                + " have the /admin resources.");
    }

    static ValidList list(boolean nullAllowed) {
        return ValidList.anyNonDuplicateValues(true, nullAllowed);
    }

    private static void cluster(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.BOOTSTRAP_SERVERS,
                        LIST,
                        NO_DEFAULT_VALUE,
                        ValidList.anyNonDuplicateValues(false, false),
                        HIGH,
                        "Brokers to reach the Kafka cluster through first, as host:port pairs. Naming a few is enough: the"
                                + " rest of the cluster is learnt from them.")
                .define(
                        "client.dns.lookup",
                        STRING,
                        "use_all_dns_ips",
                        in("use_all_dns_ips", "resolve_canonical_bootstrap_servers_only"),
                        MEDIUM,
                        "How host names of brokers are resolved: to all their addresses in turn, or for the bootstrap"
                                + " servers to canonical names, as Kerberos may need it.")
                .define(
                        WorkerKeys.CONFIG_PROVIDERS,
                        LIST,
                        List.of(),
                        list(false),
                        LOW,
                        "Names of the config providers that ${name:path:key} references may use. Each has its class in"
                                + " config.providers.NAME.class and its settings under config.providers.NAME.param.");
    }

    private static void converters(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.KEY_CONVERTER,
                        CLASS,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Converter between record keys and their bytes in Kafka, for connectors that name none. Its own"
                                + " settings follow with the prefix key.converter.")
                .define("key.converter.plugin.version", STRING, null, LOW, version("key.converter"))
                .define(
                        WorkerKeys.VALUE_CONVERTER,
                        CLASS,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Converter between record values and their bytes in Kafka, for connectors that name none. Its own"
                                + " settings follow with the prefix value.converter.")
                .define("value.converter.plugin.version", STRING, null, LOW, version("value.converter"))
                .define(
                        WorkerKeys.HEADER_CONVERTER,
                        CLASS,
                        SimpleHeaderConverter.class.getName(),
                        LOW,
                        "Converter between record headers and their bytes in Kafka, for connectors that name none.")
                .define("header.converter.plugin.version", STRING, null, LOW, version("header.converter"));
    }

    private static String version(String key) {
        return "Version, or range of versions, of the plugin in " + key + "; the newest if not given.";
    }

    private static void work(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.TASK_SHUTDOWN_TIMEOUT,
                        LONG,
                        5000L,
                        LOW,
                        "How long all tasks together may take to finish when they are stopped. Those that take longer are"
                                + " abandoned.")
                .define(
                        WorkerKeys.OFFSET_FLUSH_INTERVAL,
                        LONG,
                        60000L,
                        LOW,
                        "Time between two commits of task offsets.")
                .define(
                        WorkerKeys.OFFSET_FLUSH_TIMEOUT,
                        LONG,
                        5000L,
                        LOW,
                        "How long one commit of offsets may take before the log says so, and how long a task that stops waits for its last one.")
                .define(
                        WorkerKeys.TOPIC_TRACKING,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether to remember, for each connector, the topics it has used.")
                .define(
                        WorkerKeys.TOPIC_TRACKING_RESET,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether the remembered topics of a connector may be cleared through REST.")
                .define(
                        WorkerKeys.TOPIC_CREATION,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether source connectors may have their topics created by topic.creation settings.")
                .define(
                        WorkerKeys.OVERRIDE_POLICY,
                        STRING,
                        "All",
                        MEDIUM,
                        "Which Kafka client settings connectors may override: class name or short name of a policy, such as"
                                + " All, None, Principal or Allowlist.");
    }

    private static void plugins(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.PLUGIN_PATH,
                        LIST,
                        null,
                        list(true),
                        LOW,
                        "Folders to look for plugins in. Whatever lies directly in such a folder is one plugin, isolated from"
                                + " the others: a folder of jars, a folder of classes, or a single jar with all it needs.")
                .define(
                        WorkerKeys.PLUGIN_DISCOVERY,
                        STRING,
                        "hybrid_warn",
                        CaseInsensitiveValidString.in("ONLY_SCAN", "SERVICE_LOAD", "HYBRID_WARN", "HYBRID_FAIL"),
                        LOW,
                        "How plugins are found: by reading all classes (only_scan), by META-INF/services entries"
                                + " (service_load), or by both, with a warning (hybrid_warn) or a failure (hybrid_fail) for"
                                + " plugins that have no entry.");
    }

    private static void rest(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.LISTENERS,
                        LIST,
                        DEFAULT_LISTENER,
                        LISTENER_LIST,
                        LOW,
                        "Addresses of the REST interface, as http://host:port or https://host:port. No host means all"
                                + " interfaces, port 0 any free one.")
                .define(
                        WorkerKeys.ADMIN_LISTENERS,
                        LIST,
                        null,
                        list(true),
                        LOW,
                        "Addresses for the /admin resources. Not set: they share the listeners; empty: there are none.")
                .define(
                        WorkerKeys.ADVERTISED_HOST,
                        STRING,
                        null,
                        LOW,
                        "Host name under which other workers reach this one.")
                .define(WorkerKeys.ADVERTISED_PORT, INT, null, LOW, "Port on which other workers reach this one.")
                .define(
                        WorkerKeys.ADVERTISED_LISTENER,
                        STRING,
                        null,
                        LOW,
                        "Protocol, http or https, by which other workers reach this one.")
                .define(
                        WorkerKeys.CORS_ORIGIN,
                        STRING,
                        "",
                        LOW,
                        "Origins whose web pages may call the REST interface, separated by commas; * for any, nothing for"
                                + " none.")
                .define(
                        WorkerKeys.CORS_METHODS,
                        STRING,
                        "",
                        LOW,
                        "Methods such pages may use; nothing means GET, POST and HEAD.")
                .define(
                        WorkerKeys.REST_EXTENSIONS,
                        LIST,
                        List.of(),
                        list(false),
                        LOW,
                        "REST extensions to load, in this order.")
                .define(
                        WorkerKeys.RESPONSE_HEADERS,
                        STRING,
                        "",
                        ResponseHeaders.RULE,
                        LOW,
                        "Headers to add to REST answers: comma-separated rules of an action (set, add, setDate, addDate) and"
                                + " name:value.")
                .define(
                        "ssl.client.auth",
                        STRING,
                        "none",
                        in("required", "requested", "none"),
                        LOW,
                        "Whether HTTPS clients have to, may, or need not show a certificate.");
    }

    private static final Rule LISTENER_LIST = Rule.of(
            "a list of http://host:port or https://host:port",
            value -> !((List<?>) value).isEmpty()
                    && ((List<?>) value).stream().allMatch(each -> Listener.parse((String) each)
                            .isPresent()));

    private static void metrics(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.METRICS_WINDOW,
                        LONG,
                        30000L,
                        atLeast(0),
                        LOW,
                        "Length of the window over which one sample of a metric is taken.")
                .define(WorkerKeys.METRICS_SAMPLES, INT, 2, atLeast(1), LOW, "How many such samples make up a metric.")
                .define(
                        WorkerKeys.METRICS_LEVEL,
                        STRING,
                        "INFO",
                        in("INFO", "DEBUG"),
                        LOW,
                        "The highest level of detail at which metrics are recorded.")
                .define(
                        WorkerKeys.METRIC_REPORTERS,
                        LIST,
                        JmxReporter.class.getName(),
                        list(false),
                        LOW,
                        "Classes that are told about metrics as they come and go.");
    }
}
