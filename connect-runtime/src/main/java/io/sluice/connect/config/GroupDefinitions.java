package io.sluice.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.SHORT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.CaseInsensitiveValidString;

/** The settings of a distributed worker: the common ones, the group, the internal topics and the group's Kafka client. */
final class GroupDefinitions {
    private static final String HMAC = "HmacSHA256";
    private static final Rule MAC = Rule.text("a javax.crypto.Mac algorithm of this JVM", GroupDefinitions::isMac);
    private static final Rule MACS = Rule.of(
            "a non-empty list of javax.crypto.Mac algorithms of this JVM",
            value -> !((List<?>) value).isEmpty() && ((List<?>) value).stream().allMatch(each -> isMac((String) each)));
    private static final Rule KEY_GENERATOR =
            Rule.text("a javax.crypto.KeyGenerator algorithm of this JVM", GroupDefinitions::isKeyGenerator);
    private static final Rule PROTOCOL =
            Rule.text("eager, compatible or sessioned", List.of("eager", "compatible", "sessioned")::contains);

    private GroupDefinitions() {}

    static ConfigDef distributed() {
        ConfigDef definitions = WorkerDefinitions.common();
        group(definitions);
        signatures(definitions);
        topics(definitions);
        client(definitions);
        return definitions.withClientSaslSupport();
    }

    private static void group(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.GROUP_ID,
                        STRING,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Name of the Connect cluster: workers with the same one share its connectors and tasks. It must"
                                + " differ from the ids of all consumer groups.")
                .define(
                        WorkerKeys.SESSION_TIMEOUT,
                        INT,
                        10000,
                        HIGH,
                        "A worker whose heartbeats stay away for this long is taken out of the group.")
                .define(
                        WorkerKeys.HEARTBEAT_INTERVAL,
                        INT,
                        3000,
                        HIGH,
                        "Time between heartbeats of a worker; a third of session.timeout.ms or less is sensible.")
                .define(
                        WorkerKeys.REBALANCE_TIMEOUT,
                        INT,
                        60000,
                        HIGH,
                        "How long workers may take to join a rebalance, stopping what they have to give away included.")
                .define(
                        WorkerKeys.WORKER_SYNC_TIMEOUT,
                        INT,
                        3000,
                        MEDIUM,
                        "How long a worker that lags behind the config topic may read before it gives up and leaves the group.")
                .define(
                        WorkerKeys.WORKER_UNSYNC_BACKOFF,
                        INT,
                        300000,
                        MEDIUM,
                        "How long such a worker stays out of the group before it tries again.")
                .define(
                        WorkerKeys.CONNECT_PROTOCOL,
                        STRING,
                        "sessioned",
                        PROTOCOL,
                        LOW,
                        "How the group hands out work: all at once after stopping everything (eager), step by step"
                                + " (compatible), or step by step with signed requests between workers (sessioned).")
                .define(
                        WorkerKeys.SCHEDULED_REBALANCE_DELAY,
                        INT,
                        300000,
                        between(0, Integer.MAX_VALUE),
                        LOW,
                        "How long the work of a worker that vanished waits for its return before others take it over.")
                .define(
                        WorkerKeys.EXACTLY_ONCE,
                        STRING,
                        "disabled",
                        CaseInsensitiveValidString.in("DISABLED", "PREPARING", "ENABLED"),
                        HIGH,
                        "Exactly-once delivery of source connectors. To switch it on in a running cluster, set preparing on"
                                + " every worker first, then enabled on every worker.");
    }

    private static void signatures(ConfigDef definitions) {
        definitions
                .define(
                        WorkerKeys.KEY_GENERATION_ALGORITHM,
                        STRING,
                        HMAC,
                        KEY_GENERATOR,
                        LOW,
                        "Algorithm that makes the keys for signing requests between workers.")
                .define(
                        WorkerKeys.KEY_SIZE,
                        INT,
                        null,
                        LOW,
                        "Size of these keys in bits; what the algorithm prefers if not given.")
                .define(
                        WorkerKeys.KEY_TTL,
                        INT,
                        3600000,
                        between(0, Integer.MAX_VALUE),
                        LOW,
                        "How long such a key is used before the leader makes a new one.")
                .define(
                        WorkerKeys.SIGNATURE_ALGORITHM,
                        STRING,
                        HMAC,
                        MAC,
                        LOW,
                        "Algorithm this worker signs requests with; every worker has to accept it.")
                .define(
                        WorkerKeys.VERIFICATION_ALGORITHMS,
                        LIST,
                        List.of(HMAC),
                        MACS,
                        LOW,
                        "Signature algorithms this worker accepts from others.");
    }

    private static void topics(ConfigDef definitions) {
        Rule replication = Rule.positiveOrBrokerDefault(
                "1 or more, at most the number of brokers, or -1 for the broker's default");
        Rule partitions = Rule.positiveOrBrokerDefault("1 or more, or -1 for the broker's default");
        definitions
                .define(
                        WorkerKeys.CONFIG_TOPIC,
                        STRING,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Topic that holds the connector configurations; the same on every worker of the group.")
                .define("config.storage.replication.factor", SHORT, (short) 3, replication, LOW, replication("config"))
                .define(
                        WorkerKeys.OFFSET_TOPIC,
                        STRING,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Topic that holds the offsets of source connectors; the same on every worker of the group.")
                .define("offset.storage.partitions", INT, 25, partitions, LOW, partitions("offset"))
                .define("offset.storage.replication.factor", SHORT, (short) 3, replication, LOW, replication("offset"))
                .define(
                        WorkerKeys.STATUS_TOPIC,
                        STRING,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Topic that holds the states of connectors and tasks; the same on every worker of the group.")
                .define("status.storage.partitions", INT, 5, partitions, LOW, partitions("status"))
                .define("status.storage.replication.factor", SHORT, (short) 3, replication, LOW, replication("status"));
    }

    private static String replication(String topic) {
        return "Replication factor to create the " + topic + " topic with, if it does not exist.";
    }

    private static String partitions(String topic) {
        return "Number of partitions to create the " + topic + " topic with, if it does not exist.";
    }

    private static void client(ConfigDef definitions) {
        definitions
                .define(WorkerKeys.CLIENT_ID, STRING, "", LOW, "Begins the client ids of this worker's Kafka clients.")
                .define(
                        "metadata.max.age.ms",
                        LONG,
                        300000L,
                        atLeast(0),
                        LOW,
                        "Cluster metadata older than this is fetched again.")
                .define(
                        "send.buffer.bytes",
                        INT,
                        131072,
                        atLeast(-1),
                        MEDIUM,
                        "TCP send buffer; -1 leaves it to the operating system.")
                .define(
                        "receive.buffer.bytes",
                        INT,
                        32768,
                        atLeast(-1),
                        MEDIUM,
                        "TCP receive buffer; -1 leaves it to the operating system.")
                .define(
                        "reconnect.backoff.ms",
                        LONG,
                        50L,
                        atLeast(0),
                        LOW,
                        "First pause before connecting to a broker again.")
                .define(
                        "reconnect.backoff.max.ms",
                        LONG,
                        1000L,
                        atLeast(0),
                        LOW,
                        "Longest pause before connecting to a broker again.")
                .define(
                        "socket.connection.setup.timeout.ms",
                        LONG,
                        10000L,
                        atLeast(0),
                        LOW,
                        "How long the first attempt to connect may take.")
                .define(
                        "socket.connection.setup.timeout.max.ms",
                        LONG,
                        30000L,
                        atLeast(0),
                        LOW,
                        "How long an attempt to connect may take at most, after several that failed.")
                .define(
                        "retry.backoff.ms",
                        LONG,
                        100L,
                        atLeast(0),
                        LOW,
                        "First pause before a failed request is repeated.")
                .define(
                        "retry.backoff.max.ms",
                        LONG,
                        1000L,
                        atLeast(0),
                        LOW,
                        "Longest pause before a failed request is repeated.")
                .define("request.timeout.ms", INT, 40000, atLeast(0), MEDIUM, "How long to wait for a broker's answer.")
                .define(
                        "connections.max.idle.ms",
                        LONG,
                        540000L,
                        MEDIUM,
                        "Idle connections are closed after this time.")
                .define(
                        "metadata.recovery.strategy",
                        STRING,
                        "rebootstrap",
                        CaseInsensitiveValidString.in("REBOOTSTRAP", "NONE"),
                        LOW,
                        "What to do when no known broker answers: start over from bootstrap.servers, or nothing.")
                .define(
                        "metadata.recovery.rebootstrap.trigger.ms",
                        LONG,
                        300000L,
                        atLeast(0),
                        LOW,
                        "How long metadata may be out of reach before starting over from bootstrap.servers.")
                .define(
                        "security.protocol",
                        STRING,
                        "PLAINTEXT",
                        CaseInsensitiveValidString.in("SASL_SSL", "PLAINTEXT", "SSL", "SASL_PLAINTEXT"),
                        MEDIUM,
                        "How to talk to the brokers.");
    }

    private static boolean isMac(String algorithm) {
        try {
            return Mac.getInstance(algorithm) != null;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    private static boolean isKeyGenerator(String algorithm) {
        try {
            return KeyGenerator.getInstance(algorithm) != null;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }
}
