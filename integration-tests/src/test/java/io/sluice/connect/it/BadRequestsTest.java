package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.testkit.ConnectExtension;
import io.sluice.connect.testkit.ConnectRest.Answer;
import io.sluice.connect.testkit.ConnectorStatus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that a worker has to refuse or that get in each other's way: clear answers, and nothing half made. */
class BadRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TopicPartition CONFIG_LOG = new TopicPartition("connect-testkit-config", 0);

    @RegisterExtension
    static final ConnectExtension connect = new ConnectExtension();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"name\":",
                "400 | not JSON",
                "400 | []",
                "400 | \"text\"",
                "400 | {\"name\":\"bad\"}",
                "400 | {\"config\":{}}",
                "400 | {\"name\":\"bad\",\"config\":[]}",
                "400 | {\"name\":\"bad\",\"config\":{\"a\":{}}}",
                "400 | {\"name\":\"bad\",\"config\":{}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"TrickySource\",\"name\":\"other\"}}",
                "400 | {\"name\":\"\",\"config\":{\"connector.class\":\"TrickySource\"}}",
                "400 | {\"name\":\"a/b\",\"config\":{\"connector.class\":\"TrickySource\"}}",
                "400 | {\"name\":\"..\",\"config\":{\"connector.class\":\"TrickySource\"}}",
                "400 | {\"name\":\"line\\nbreak\",\"config\":{\"connector.class\":\"TrickySource\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"no.such.Connector\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"java.lang.String\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"FileStreamSource\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"FileStreamSink\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"FileStreamSource\",\"topic\":\"t\",\"tasks.max\":\"none\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"FileStreamSource\",\"topic\":\"t\",\"transforms\":\"x\"}}",
                "400 | {\"name\":\"bad\",\"config\":{\"connector.class\":\"FileStreamSource\",\"topic\":\"t\",\"value.converter\":\"no.such.Converter\"}}",
                "400 | {\"name\":\"bad\",\"initial_state\":\"FLYING\",\"config\":{\"connector.class\":\"FileStreamSource\",\"topic\":\"t\"}}"
            })
    void refusesWhatCannotBeCreatedAndLeavesNothing(int status, String body) throws Exception {
        long before = endOfConfigLog();

        Answer answer = connect.rest().request("POST", "/connectors", body);

        assertThat(answer.status()).as("status of %s", answer.body()).isEqualTo(status);
        assertRefused(answer, status);
        assertThat(endOfConfigLog()).isEqualTo(before);
        assertThat(connect.rest().get("/connectors/bad").status()).isEqualTo(404);
        assertThat(connect.rest().get("/connectors/bad/status").status()).isEqualTo(404);
    }

    @Test
    void knowsNothingOfAnUnknownPlugin() {
        String settings = "/connector-plugins/no.such.Connector/config";
        String config = "{\"connector.class\":\"no.such.Connector\"}";

        assertRefused(connect.rest().get(settings), 404);
        assertRefused(connect.rest().request("PUT", settings + "/validate", config), 404);
    }

    @Test
    void refusesBodiesOfOtherTypes() throws Exception {
        String body = creation("typed", counting());

        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
            HttpResponse<String> answer = post(type, body);
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertRefused(new Answer(answer.statusCode(), answer.body()), 415);
        }
        assertThat(connect.rest().get("/connectors/typed").status()).isEqualTo(404);
    }

    @Test
    void survivesAHugeBody() throws Exception {
        Map<String, String> config = counting();
        config.put("padding", "x".repeat(8_000_000));

        HttpResponse<String> answer = post("application/json", creation("huge", config));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 599);
        assertRefused(new Answer(answer.statusCode(), answer.body()), answer.statusCode());
        assertThat(connect.rest().get("/connectors/huge").status()).isEqualTo(404);
        assertThat(connect.rest().get("/health").status()).isEqualTo(200);
        assertCanBeCreated("after-huge");
    }

    @Test
    void survivesDeeplyNestedJson() {
        Answer answer = connect.rest().request("POST", "/connectors", "{\"a\":".repeat(100_000));

        assertRefused(answer, 400);
    }

    @Test
    void oneOfManyCreationsOfTheSameNameWins() throws Exception {
        List<Integer> statuses = inParallel(20, number -> {
            Map<String, String> config = counting();
            config.put("number", Integer.toString(number));
            return connect.rest()
                    .request("POST", "/connectors", creation("wanted", config))
                    .status();
        });

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        connect.awaitRunning("wanted");
        connect.rest().delete("wanted");
    }

    @Test
    void creationsAndDeletionsInParallelLeaveAWholeConnectorOrNone() throws Exception {
        List<List<Integer>> statuses = inParallel(8, number -> {
            List<Integer> own = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                own.add(
                        (number + round) % 2 == 0
                                ? connect.rest()
                                        .request("POST", "/connectors", creation("storm", counting()))
                                        .status()
                                : connect.rest()
                                        .request("DELETE", "/connectors/storm", "")
                                        .status());
            }
            return own;
        });

        assertThat(statuses).allSatisfy(own -> assertThat(own).isSubsetOf(201, 204, 404, 409));
        Answer last = connect.rest().request("POST", "/connectors", creation("storm", counting()));
        assertThat(last.status()).isIn(201, 409);
        connect.awaitRunning("storm");
        assertThat(configLog()).containsKeys("connector-storm", "task-storm-0", "commit-storm");

        connect.rest().delete("storm");
        connect.rest().awaitStatus("storm", ConnectorStatus.UNKNOWN::equals);
        assertThat(connect.rest().get("/connectors").body()).doesNotContain("storm");
        assertThat(configLog()).doesNotContainKeys("connector-storm", "target-state-storm");
        assertCanBeCreated("storm");
    }

    private static void assertCanBeCreated(String name) {
        connect.put(name, counting());
        connect.awaitRunning(name);
        connect.rest().delete(name);
    }

    private static void assertRefused(Answer answer, int status) {
        JsonNode body = answer.json();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(body.path("error_code").asInt()).isEqualTo(status);
        assertThat(body.path("message").asText()).isNotBlank().hasSizeLessThan(10_000);
    }

    private static Map<String, String> counting() {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", TrickySource.class.getName());
        return config;
    }

    private static String creation(String name, Map<String, String> config) throws Exception {
        return JSON.writeValueAsString(Map.of("name", name, "config", config));
    }

    private static HttpResponse<String> post(String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(connect.worker().restUrl().resolve("/connectors"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** The newest record of each key in the config topic, without those that were taken back. */
    private static Map<String, String> configLog() throws Exception {
        long end = endOfConfigLog();
        Map<String, String> log = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : connect.broker().consume(CONFIG_LOG.topic(), (int) end)) {
            String key = new String(record.key(), UTF_8);
            if (record.value() == null) {
                log.remove(key);
            } else {
                log.put(key, new String(record.value(), UTF_8));
            }
        }
        return log;
    }

    private static long endOfConfigLog() throws Exception {
        return connect.broker()
                .admin()
                .listOffsets(Map.of(CONFIG_LOG, OffsetSpec.latest()))
                .partitionResult(CONFIG_LOG)
                .get()
                .offset();
    }

    private interface Work<T> {
        T by(int number) throws Exception;
    }

    private static <T> List<T> inParallel(int threads, Work<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            List<Callable<T>> all = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(number -> () -> {
                        together.await(30, TimeUnit.SECONDS);
                        return work.by(number);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
