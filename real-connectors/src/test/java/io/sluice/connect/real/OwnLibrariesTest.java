package io.sluice.connect.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.it.WorkerKind;
import io.sluice.connect.it.WorkerProcess;
import io.sluice.connect.testkit.ConnectorStatus;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two plugins beside each other whose versions of a library cannot both be right: the PostgreSQL source uses the worker's Jackson,
 * the folder of the JDBC sink has an older one of its own, whose modules its Hibernate looks for among the services.
 */
class OwnLibrariesTest {
    private static final Path OTHER_JACKSON = Path.of(System.getProperty("sluice.other.jackson"));

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    private Path plugins;

    @BeforeEach
    void giveTheSinkItsOwnJackson() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.createSymbolicLink(
                plugins.resolve("debezium-connector-postgres"), Plugins.ALL.resolve("debezium-connector-postgres"));
        Path sink = Files.createDirectory(plugins.resolve("debezium-connector-jdbc"));
        for (Path jar : jars(Plugins.ALL.resolve("debezium-connector-jdbc"), OTHER_JACKSON))
            Files.createSymbolicLink(sink.resolve(jar.getFileName()), jar);
    }

    @Test
    void bothWork() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Map<String, String> environment = Map.of("KAFKA_OPTS", "-Xlog:class+load=info:file=" + loaded);
        try (Connection postgres = Database.POSTGRES.connect();
                Connection mariadb = Database.MARIADB.connect();
                WorkerProcess worker = WorkerProcess.start(
                        folder, kafka.bootstrapServers(), "side-by-side", Plugins.settings(plugins), environment)) {
            Database.run(postgres, "CREATE TABLE words (id bigint PRIMARY KEY, word text, doc json)");
            Database.run(
                    postgres,
                    "INSERT INTO words SELECT n, 'word ' || n, json_build_object('n', n) FROM generate_series(1, 500) n");
            worker.rest().put("words", Plugins.postgresSource("own", "public.words"));
            worker.rest().put("words-copy", sink());

            List<String> wanted = rows(postgres, "words");
            assertThat(wanted).hasSize(500);
            Plugins.soon(worker, "words", "words-copy")
                    .untilAsserted(() -> assertThat(copied(mariadb)).isEqualTo(wanted));
            worker.rest().awaitRunning("words");
            worker.rest().awaitRunning("words-copy");
        }
        List<String> mappers = mappers(loaded);
        assertThat(mappers).hasSize(2).anyMatch(jar -> jar.contains("2.15.4"));
        Seen.note(getClass(), "500 rows equal, ObjectMapper loaded from " + mappers);
    }

    /** That the two are in conflict: the released worker's own Jackson module gets into the sink's. */
    @Test
    void theReleasedWorkerFails() {
        kafka.broker().createTopic("own.public.words", 1);
        try (WorkerProcess worker =
                Plugins.launch(WorkerKind.APACHE, folder, kafka.bootstrapServers(), "released", plugins)) {
            worker.awaitReady();
            worker.rest().put("words-copy", sink());

            ConnectorStatus status = worker.rest().awaitStatus("words-copy", now -> now.tasks().stream()
                    .anyMatch(task -> task.state().equals("FAILED")));
            assertThat(status.tasks().get(0).trace()).contains("BlackbirdModule not a subtype");
        }
    }

    private static Map<String, String> sink() {
        Map<String, String> sink = Plugins.mariadbSink("own.public.words");
        sink.put("collection.name.format", "copy_of_words");
        return sink;
    }

    private static List<Path> jars(Path... folders) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> here = Files.newDirectoryStream(folder, "*.jar")) {
                here.forEach(jars::add);
            }
        }
        return jars;
    }

    private static List<String> copied(Connection mariadb) throws SQLException {
        try (ResultSet tables = mariadb.getMetaData().getTables(null, null, "copy_of_words", null)) {
            return tables.next() ? rows(mariadb, "copy_of_words") : List.of();
        }
    }

    private static List<String> rows(Connection database, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, word, doc FROM " + table + " ORDER BY id")) {
            while (row.next())
                rows.add(row.getLong(1) + " " + row.getString(2) + " "
                        + row.getString(3).replace(" ", ""));
        }
        return rows;
    }

    /** The jars from which the JVM took Jackson's central class; the worker's may be in its class archive. */
    private static List<String> mappers(Path loaded) throws IOException {
        try (Stream<String> lines = Files.lines(loaded)) {
            return lines.filter(line -> line.contains(" com.fasterxml.jackson.databind.ObjectMapper source:"))
                    .map(line -> line.substring(line.lastIndexOf(line.contains("/") ? '/' : ':') + 1)
                            .strip())
                    .distinct()
                    .toList();
        }
    }
}
