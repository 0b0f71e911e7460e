package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Internal topics that a worker must not use: it says in one line what is wrong, and ends. */
class WrongTopicsTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void theProcessSaysItInOneLineAndEndsWithStatusThree() {
        kafka.broker().createTopic("wide-configs", 3, Map.of("cleanup.policy", "compact"));
        Map<String, String> settings = Map.of("config.storage.topic", "wide-configs");
        try (WorkerProcess worker = WorkerProcess.launch(folder, kafka.bootstrapServers(), "process", settings)) {
            assertThat(worker.exitStatus()).isEqualTo(3);
            assertThat(worker.log().lines().filter(line -> line.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("wide-configs", "config.storage.topic", "3 partitions", "exactly one");
            assertThat(worker.log()).doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "config; delete",
                "config; compact,delete",
                "offset; delete",
                "offset; compact,delete",
                "status; delete"
            })
    void oneThatForgetsIsRefused(String store, String policy) {
        String topic = "forgets-" + store + "-" + policy.replace(',', '-');
        kafka.broker().createTopic(topic, 1, Map.of("cleanup.policy", policy));

        assertThat(refusal("forgetful", Map.of(store + ".storage.topic", topic)))
                .contains(topic, store + ".storage.topic", "cleanup.policy");
    }

    @ParameterizedTest
    @CsvSource({"config, status", "status, config", "config, offset"})
    void oneOfAnotherUseIsRefused(String store, String other) {
        String group = "used-as-" + store;
        try (Group cluster = new Group(kafka.bootstrapServers(), group)) {
            ConnectWorker worker = cluster.startAndAwait();
            Group.rest(worker).put("counter-" + store, Map.of("connector.class", TrickySource.class.getName()));
            Group.rest(worker).awaitRunning("counter-" + store);
            kafka.broker().consume(group + "-offset", other.equals("offset") ? 1 : 0);
        }

        assertThat(refusal("another", Map.of(store + ".storage.topic", group + "-" + other)))
                .contains(group + "-" + other, store + ".storage.topic", other + ".storage.topic");
    }

    @Test
    void theConfigTopicOfALivingGroupIsRefusedToAnotherUntilThatIsGone() {
        Map<String, String> copied = new LinkedHashMap<>(Group.settings(kafka.bootstrapServers(), "original"));
        copied.put("group.id", "copy");
        try (Group original = new Group(kafka.bootstrapServers(), "original")) {
            original.startAndAwait();
            assertThat(refusal(copied)).contains("original-config", "group original", "group.id=original");
        }
        try (ConnectWorker moved = ConnectWorker.distributed(copied)) {
            Group.rest(moved).awaitReady();
        }
    }

    private static String refusal(String group, Map<String, String> different) {
        Map<String, String> settings = new LinkedHashMap<>(Group.settings(kafka.bootstrapServers(), group));
        settings.putAll(different);
        return refusal(settings);
    }

    private static String refusal(Map<String, String> settings) {
        try (ConnectWorker worker = ConnectWorker.distributed(settings)) {
            Awaitility.await("the worker to end").atMost(Duration.ofSeconds(60)).until(() -> !worker.isRunning());
            assertThat(worker.failure()).isInstanceOf(ConfigException.class);
            return worker.failure().getMessage();
        }
    }
}
