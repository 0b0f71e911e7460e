package io.sluice.connect.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.it.WorkerProcess;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Records become rows of an Iceberg table, by the published sink, whose tasks agree on commits over a topic of their own. */
class IcebergTest {
    private static final TableIdentifier NAME = TableIdentifier.of("real", "measurements");
    private static final int THIRD = 20_000;

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void everyRecordIsOneRowThoughTheWorkerWasKilled() throws Exception {
        kafka.broker().createTopic("measurements", 3);
        kafka.broker().createTopic("control-iceberg", 1);
        Path warehouse = folder.resolve("warehouse");

        long atTheKill;
        try (HadoopCatalog catalog = new HadoopCatalog(new Configuration(), warehouse.toString())) {
            try (WorkerProcess worker = Plugins.worker(folder, kafka.bootstrapServers(), "iceberg")) {
                produce(0, THIRD);
                worker.rest().put("lake", sink(warehouse));
                Plugins.soon(worker, "lake").until(() -> ids(catalog).size() > 0);
                produce(THIRD, 2 * THIRD);
                Plugins.soon(worker, "lake").until(() -> ids(catalog).size() >= THIRD);
                worker.kill();
                atTheKill = ids(catalog).size();
            }
            produce(2 * THIRD, 3 * THIRD);

            try (WorkerProcess worker = Plugins.worker(folder, kafka.bootstrapServers(), "iceberg")) {
                Plugins.soon(worker, "lake").until(() -> ids(catalog).size() >= 3 * THIRD && allIsCommitted());
                worker.rest().awaitRunning("lake");
            }

            List<Long> ids = ids(catalog);
            assertThat(ids)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 3 * THIRD).boxed().toList());
            Table table = catalog.loadTable(NAME);
            long snapshots = count(table.snapshots());
            Seen.note(
                    getClass(),
                    "%d records, %d rows, killed with %d rows, %d commits"
                            .formatted(3 * THIRD, ids.size(), atTheKill, snapshots));
        }
    }

    private static Map<String, String> sink(Path warehouse) {
        return Map.ofEntries(
                Map.entry("connector.class", "org.apache.iceberg.connect.IcebergSinkConnector"),
                Map.entry("tasks.max", "2"),
                Map.entry("topics", "measurements"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("iceberg.tables", NAME.toString()),
                Map.entry("iceberg.tables.auto-create-enabled", "true"),
                Map.entry("iceberg.control.commit.interval-ms", "2000"),
                Map.entry("iceberg.catalog.type", "hadoop"),
                Map.entry("iceberg.catalog.warehouse", warehouse.toUri().toString()));
    }

    private static void produce(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(from, to)
                .mapToObj(n -> new ProducerRecord<byte[], byte[]>(
                        "measurements",
                        n % 3,
                        null,
                        "{\"id\": %d, \"text\": \"row %d\"}".formatted(n, n).getBytes(UTF_8)))
                .toList();
        kafka.broker().produce(records);
    }

    /** Whether the sink has stored, together with its rows, that it is at the end of the topic. */
    private static boolean allIsCommitted() throws Exception {
        return kafka
                        .broker()
                        .admin()
                        .listConsumerGroupOffsets("connect-lake")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .values()
                        .stream()
                        .mapToLong(offset -> offset.offset())
                        .sum()
                == 3 * THIRD;
    }

    /** The ids of all rows, in ascending order, those that are there twice twice. */
    private static List<Long> ids(HadoopCatalog catalog) throws IOException {
        if (!catalog.tableExists(NAME)) return List.of();
        List<Long> ids = new ArrayList<>();
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(catalog.loadTable(NAME)).build()) {
            for (Record row : rows) {
                assertThat(row.getField("text")).isEqualTo("row " + row.getField("id"));
                ids.add((Long) row.getField("id"));
            }
        }
        ids.sort(null);
        return ids;
    }

    private static long count(Iterable<?> elements) {
        long count = 0;
        for (Object ignored : elements) count++;
        return count;
    }
}
