package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.KafkaExtension;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A released worker complains at each start of records that it does not know, so there is one at most and it is JSON. */
class PrivateRecordsTest {
    private static final Pattern KNOWN = Pattern.compile("(connector|task|commit|target-state|restart-connector"
            + "|logger-cluster|tasks-fencing|status-connector|status-task|status-topic)-.*|session-key|\\[.*]");

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void oneIsLeftInTheStatusTopic() throws Exception {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> found = afterALife("marked", Map.of());

        assertThat(found.get("config")).isEmpty();
        assertThat(found.get("offset")).isEmpty();
        assertThat(found.get("status")).hasSize(1);
        assertThat(new ObjectMapper()
                        .readTree(found.get("status").get(0).value())
                        .isObject())
                .isTrue();
    }

    @Test
    void noneIsLeftWhereTheCheckIsOff() throws Exception {
        assertThat(afterALife("unmarked", Map.of("sluice.cluster.check", "false"))
                        .values())
                .allSatisfy(records -> assertThat(records).isEmpty());
    }

    /** What only Sluice knows in the topics of a worker that has done this and that. */
    private static Map<String, List<ConsumerRecord<byte[], byte[]>>> afterALife(
            String name, Map<String, String> further) {
        try (Group group = new Group(kafka.bootstrapServers(), name, further)) {
            ConnectWorker worker = group.startAndAwait();
            var rest = Group.rest(worker);
            rest.put(name, Map.of("connector.class", TrickySource.class.getName()));
            rest.awaitRunning(name);
            kafka.broker().consume(name + "-0", 1);
            rest.pause(name);
            rest.resume(name);
            rest.restart(name);
            rest.request("PUT", "/admin/loggers/some.logger?scope=cluster", "{\"level\":\"INFO\"}");
            rest.stop(name);
            rest.delete(name);
        }
        return List.of("config", "offset", "status").stream()
                .collect(Collectors.toMap(store -> store, store -> strangersIn(name + "-" + store)));
    }

    private static List<ConsumerRecord<byte[], byte[]>> strangersIn(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = Isolation.READ_COMMITTED.read(kafka.bootstrapServers(), topic);
        assertThat(all).as(topic).isNotEmpty();
        return all.stream()
                .filter(record ->
                        !KNOWN.matcher(new String(record.key(), UTF_8)).matches())
                .toList();
    }
}
