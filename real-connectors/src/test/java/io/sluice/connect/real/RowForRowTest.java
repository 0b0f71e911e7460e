package io.sluice.connect.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.it.WorkerProcess;
import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A table of PostgreSQL and its copy in MariaDB, by Debezium's PostgreSQL source, two transformations and its JDBC sink. */
class RowForRowTest {
    private static final String COPY = "copy_of_things";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    private final ExecutorService writer = Executors.newSingleThreadExecutor();

    @Test
    void theCopyIsEqualThoughTheWorkerWasKilledAmidTheChanges() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        try (Connection writing = Database.POSTGRES.connect();
                Connection postgres = Database.POSTGRES.connect();
                Connection mariadb = Database.MARIADB.connect()) {
            Things.create(postgres);
            RandomChanges changes = new RandomChanges(writing, seed);
            changes.atLeast(2_000);
            long inSnapshot = changes.lastKey();
            Future<Integer> committed;

            try (WorkerProcess worker = Plugins.worker(folder, kafka.bootstrapServers(), "row-for-row")) {
                worker.rest().put("shop", Plugins.postgresSource("shop", "public.things"));
                worker.rest().awaitRunning("shop");
                committed = writer.submit(changes::untilEnd);
                worker.rest().put("copy", sink());
                Plugins.soon(worker, "shop", "copy").until(() -> lastKey(mariadb) > inSnapshot + 1_000);
                worker.kill();
            }
            long atTheKill = lastKey(mariadb);
            assertThat(changes.lastKey()).as("newest row at the kill").isGreaterThan(atTheKill);

            try (WorkerProcess worker = Plugins.worker(folder, kafka.bootstrapServers(), "row-for-row")) {
                Plugins.soon(worker, "shop", "copy").until(() -> lastKey(mariadb) > atTheKill + 1_000);
                changes.end();
                int all = committed.get();
                var wanted = Things.rows(postgres, Things.NAME);
                Plugins.soon(worker, "shop", "copy")
                        .untilAsserted(() -> assertThat(Things.differences(wanted, Things.rows(mariadb, COPY)))
                                .isEmpty());
                worker.rest().awaitRunning("shop");
                worker.rest().awaitRunning("copy");
                Seen.note(
                        getClass(),
                        "%d changes committed, killed at row %d, %d rows equal"
                                .formatted(all, atTheKill, wanted.size()));
            }
        } finally {
            writer.shutdownNow();
        }
    }

    private static Map<String, String> sink() {
        Map<String, String> sink = Plugins.mariadbSink("shop.public.things");
        sink.put("tasks.max", "2");
        sink.put("transforms", "unwrap,route");
        sink.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
        sink.put("transforms.route.type", "org.apache.kafka.connect.transforms.RegexRouter");
        sink.put("transforms.route.regex", "shop\\.public\\.(.*)");
        sink.put("transforms.route.replacement", "copy_of_$1");
        return sink;
    }

    /** The newest key that has arrived; 0 before the sink has made its table. */
    private static long lastKey(Connection mariadb) throws SQLException {
        try (ResultSet tables = mariadb.getMetaData().getTables(null, null, COPY, null)) {
            if (!tables.next()) return 0;
        }
        try (Statement statement = mariadb.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM " + COPY)) {
            row.next();
            return row.getLong(1);
        }
    }
}
