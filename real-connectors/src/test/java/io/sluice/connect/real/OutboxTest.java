package io.sluice.connect.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.it.WorkerProcess;
import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Events of an outbox table become records, by Debezium's EventRouter among transformations and a predicate of the worker's. */
class OutboxTest {
    private static final int EVENTS = 1_000;
    private static final String STRINGS = "org.apache.kafka.connect.storage.StringConverter";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void everyEventArrivesOnceInTheTopicOfItsKind() throws Exception {
        try (Connection postgres = Database.POSTGRES.connect();
                WorkerProcess worker = Plugins.worker(folder, kafka.bootstrapServers(), "outbox")) {
            Database.run(
                    postgres,
                    "CREATE TABLE outbox (id uuid PRIMARY KEY, aggregatetype text, aggregateid text, type text, payload text)");
            worker.rest().put("outbox", source());
            worker.rest().awaitRunning("outbox");
            write(postgres);

            assertThat(events("orders", EVENTS)).isEqualTo(expected("orders"));
            assertThat(events("parcels", EVENTS)).isEqualTo(expected("parcels"));
            assertThat(kafka.broker().admin().listTopics().names().get())
                    .contains("events.orders", "events.parcels")
                    .doesNotContain("events.internal", "outbox.event.internal");
        }
        Seen.note(getClass(), "%d events in each of 2 topics, %d others left out".formatted(EVENTS, EVENTS));
    }

    private static Map<String, String> source() {
        Map<String, String> source = Plugins.postgresSource("out", "public.outbox");
        source.put("key.converter", STRINGS);
        source.put("value.converter", STRINGS);
        source.put("tombstones.on.delete", "false");
        source.put("transforms", "events,public,route");
        source.put("transforms.events.type", "io.debezium.transforms.outbox.EventRouter");
        source.put("transforms.events.table.fields.additional.placement", "type:header:kind");
        source.put("transforms.public.type", "org.apache.kafka.connect.transforms.Filter");
        source.put("transforms.public.predicate", "internal");
        source.put("predicates", "internal");
        source.put("predicates.internal.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches");
        source.put("predicates.internal.pattern", ".*\\.internal");
        source.put("transforms.route.type", "org.apache.kafka.connect.transforms.RegexRouter");
        source.put("transforms.route.regex", "outbox\\.event\\.(.*)");
        source.put("transforms.route.replacement", "events.$1");
        return source;
    }

    /** Leaves nothing in the table, as an outbox does: what counts is that it was there. */
    private static void write(Connection postgres) throws SQLException {
        postgres.setAutoCommit(false);
        try (PreparedStatement insert = postgres.prepareStatement("INSERT INTO outbox VALUES (?, ?, ?, ?, ?)")) {
            for (int n = 0; n < EVENTS; n++) {
                for (String kind : List.of("orders", "internal", "parcels")) {
                    insert.setObject(1, new UUID(kind.hashCode(), n));
                    insert.setString(2, kind);
                    insert.setString(3, kind + " " + n % 10);
                    insert.setString(4, "Changed" + n % 3);
                    insert.setString(5, "{\"n\": " + n + "}");
                    insert.executeUpdate();
                }
                Database.run(postgres, "DELETE FROM outbox");
                postgres.commit();
            }
        }
    }

    private static Set<String> expected(String kind) {
        Set<String> events = new HashSet<>();
        for (int n = 0; n < EVENTS; n++)
            events.add(
                    "%s %d={\"n\": %d} [%s Changed%d]".formatted(kind, n % 10, n, new UUID(kind.hashCode(), n), n % 3));
        return events;
    }

    private static Set<String> events(String kind, int count) {
        Set<String> events = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.broker().consume("events." + kind, count))
            events.add("%s=%s [%s %s]"
                    .formatted(text(record.key()), text(record.value()), header(record, "id"), header(record, "kind")));
        return events;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
