package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectorStatus;
import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What config providers give reaches the tasks, and nothing that anybody reads. */
class SecretsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUP = "secrets";
    private static final String IN_FILE = "of-a-file-4711";
    private static final String IN_FOLDER = "of-a-folder-4712";
    private static final String IN_ENVIRONMENT = "of-the-environment-4713";
    private static final String LITERAL = "written-down-4714";
    private static final String OF_THE_WORKER = "of-the-worker-4715";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void secretsReachTheTaskAndNobodyElse() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets.properties"), "password=" + IN_FILE + "\n");
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Files.writeString(keys.resolve("token"), IN_FOLDER);
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", TrickySource.class.getName());
        config.put("secret", "${file:" + file + ":password}");
        config.put("access.token", "${dir:" + keys + ":token}");
        config.put("other", "${env::SLUICE_TEST_SECRET}");
        config.put("account.password", LITERAL);
        config.put("producer.override.sasl.jaas.config", "${file:" + file + ":password}");

        try (WorkerProcess worker = start()) {
            ConnectRest rest = worker.rest();
            rest.request("PUT", "/admin/loggers/io.sluice", "{\"level\":\"TRACE\"}");
            rest.put("secretive", config);
            rest.awaitRunning("secretive");
            assertThat(kafka.broker().consumeText("secretive-0", 1))
                    .containsExactly("0" + "*".repeat(IN_FILE.length()));

            for (String path : List.of("", "/config", "/tasks", "/status", "/tasks/0/status")) {
                assertHoldsNone(rest.get("/connectors/secretive" + path).body(), IN_FILE, IN_FOLDER, IN_ENVIRONMENT);
            }
            assertHoldsNone(
                    rest.get("/connectors?expand=info&expand=status").body(), IN_FILE, IN_FOLDER, IN_ENVIRONMENT);
            assertThat(rest.get("/connectors/secretive/tasks").body())
                    .contains(
                            "${file:" + file + ":password}", "${dir:" + keys + ":token}", "${env::SLUICE_TEST_SECRET}");
            assertHoldsNone(validation(rest, config), IN_FILE, IN_FOLDER, IN_ENVIRONMENT);

            config.put("trick.at", "poll");
            config.put("trick", "java.lang.IllegalStateException");
            rest.put("secretive", config);
            rest.awaitStatus("secretive", ConnectorStatus::hasFailed);
            assertHoldsNone(rest.get("/connectors/secretive/status").body(), IN_FILE, IN_FOLDER, IN_ENVIRONMENT);
            config.put("tasks.max", "none");
            assertHoldsNone(
                    rest.request("PUT", "/connectors/secretive/config", JSON.writeValueAsString(config))
                            .body(),
                    IN_FILE,
                    IN_FOLDER,
                    IN_ENVIRONMENT);
            config.remove("connector.class");
            assertHoldsNone(
                    rest.request("POST", "/connectors", JSON.writeValueAsString(Map.of("name", "no", "config", config)))
                            .body(),
                    IN_FILE,
                    IN_FOLDER,
                    IN_ENVIRONMENT);
            rest.request("PUT", "/connectors/secretive/pause", "");
            rest.delete("secretive");
            rest.awaitStatus("secretive", ConnectorStatus.UNKNOWN::equals);
            worker.stop();

            for (String store : List.of("config", "status", "offset")) {
                assertHoldsNone(recordsOf(GROUP + "-" + store), IN_FILE, IN_FOLDER, IN_ENVIRONMENT);
            }
            assertHoldsNone(worker.log(), IN_FILE, IN_FOLDER, IN_ENVIRONMENT, LITERAL, OF_THE_WORKER);
        }
    }

    private WorkerProcess start() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("offset.flush.interval.ms", "500");
        settings.put("config.providers", "file,dir,env");
        settings.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        settings.put("config.providers.dir.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        settings.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        settings.put("sasl.jaas.config", OF_THE_WORKER);
        settings.put("producer.sasl.jaas.config", OF_THE_WORKER);
        settings.put("ssl.key.password", OF_THE_WORKER);
        settings.put("my.own.password", OF_THE_WORKER);
        String classes = Path.of(TrickySource.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        return WorkerProcess.start(
                folder,
                kafka.bootstrapServers(),
                GROUP,
                settings,
                Map.of("CLASSPATH", classes, "SLUICE_TEST_SECRET", IN_ENVIRONMENT));
    }

    private static String validation(ConnectRest rest, Map<String, String> config) throws Exception {
        Map<String, String> named = new LinkedHashMap<>(config);
        named.put("name", "secretive");
        return rest.request(
                        "PUT",
                        "/connector-plugins/" + TrickySource.class.getName() + "/config/validate",
                        JSON.writeValueAsString(named))
                .body();
    }

    private static void assertHoldsNone(String text, String... secrets) {
        assertThat(text).isNotBlank();
        for (String secret : secrets) {
            assertThat(text.lines().filter(line -> line.contains(secret))).isEmpty();
        }
    }

    private static String recordsOf(String topic) throws Exception {
        StringBuilder all = new StringBuilder();
        long count = 0;
        for (TopicPartition partition : partitions(topic)) {
            count += kafka.broker()
                    .admin()
                    .listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
        for (ConsumerRecord<byte[], byte[]> record : kafka.broker().consume(topic, (int) count)) {
            all.append(new String(record.key(), UTF_8)).append(' ');
            all.append(record.value() == null ? "" : new String(record.value(), UTF_8))
                    .append('\n');
        }
        return all.toString();
    }

    private static List<TopicPartition> partitions(String topic) throws Exception {
        return kafka
                .broker()
                .admin()
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }
}
