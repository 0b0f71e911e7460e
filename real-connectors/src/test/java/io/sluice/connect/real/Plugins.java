package io.sluice.connect.real;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.it.WorkerKind;
import io.sluice.connect.it.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Workers that have the published plugins, and the settings that all connectors here share. */
final class Plugins {
    /** All of them, a folder each. */
    static final Path ALL = Path.of(System.getProperty("sluice.plugins")).toAbsolutePath();

    private Plugins() {}

    static WorkerProcess worker(Path folder, String bootstrapServers, String group) {
        return WorkerProcess.start(folder, bootstrapServers, group, settings(ALL));
    }

    static WorkerProcess launch(WorkerKind kind, Path folder, String bootstrapServers, String group, Path plugins) {
        return WorkerProcess.launch(kind, folder, bootstrapServers, group, settings(plugins));
    }

    static Map<String, String> settings(Path plugins) {
        return Map.ofEntries(
                entry("plugin.path", plugins.toString()),
                entry("key.converter", "org.apache.kafka.connect.json.JsonConverter"),
                entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                entry("offset.flush.interval.ms", "1000"),
                // A group is to notice a killed worker soon, and to give its work away at once.
                entry("session.timeout.ms", "6000"),
                entry("heartbeat.interval.ms", "1000"),
                entry("scheduled.rebalance.max.delay.ms", "0"));
    }

    /** Reads these tables, such as public.things, into topics with this prefix. */
    static Map<String, String> postgresSource(String prefix, String tables) {
        return changeable(Map.ofEntries(
                entry("connector.class", "io.debezium.connector.postgresql.PostgresConnector"),
                entry("plugin.name", "pgoutput"),
                entry("database.hostname", "127.0.0.1"),
                entry("database.port", Database.POSTGRES.port()),
                entry("database.user", Database.USER),
                entry("database.password", Database.password()),
                entry("database.dbname", "postgres"),
                entry("topic.prefix", prefix),
                entry("table.include.list", tables),
                entry("slot.name", prefix),
                entry("publication.name", prefix),
                entry("publication.autocreate.mode", "filtered"),
                entry("topic.creation.default.partitions", "2"),
                entry("topic.creation.default.replication.factor", "1")));
    }

    /** Keeps tables of MariaDB like those whose changes are in the topics; makes them where they are not there. */
    static Map<String, String> mariadbSink(String topics) {
        return changeable(Map.ofEntries(
                entry("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector"),
                entry("topics", topics),
                entry("connection.url", Database.MARIADB.url()),
                entry("connection.username", Database.USER),
                entry("connection.password", Database.password()),
                entry("insert.mode", "upsert"),
                entry("delete.enabled", "true"),
                entry("primary.key.mode", "record_key"),
                entry("schema.evolution", "basic")));
    }

    /** Waits for minutes, but not for tasks that have failed. */
    static ConditionFactory soon(WorkerProcess worker, String... connectors) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .failFast(() -> {
                    for (String connector : connectors)
                        assertThat(worker.rest().status(connector).tasks())
                                .allSatisfy(task -> assertThat(task.trace()).isEmpty());
                });
    }

    private static Map<String, String> changeable(Map<String, String> settings) {
        return new LinkedHashMap<>(settings);
    }
}
