package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Dashboards find every MBean and attribute of the recorded worker, in the phases in which it had them: with the same names, the
 * same order of keys, and values of the same kind.
 */
class MetricsContractTest {
    private static final Path RECORD = Path.of("../connect-runtime/src/test/resources/contract/mbeans.json");
    private static final String RECORDED_WORKER = "127.0.0.1:28086";

    /** To which brokers the client of the group speaks, beside the one it began with and the coordinator, is its own affair. */
    private static final String FURTHER_NODE = ".*,node-id=node-\\d{1,5}";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final JsonNode contract = read();

    @Test
    void showsTheRecordedBeansInEveryPhase() {
        kafka.broker().createTopic("met-in", 1);
        try (Group group = new Group(kafka.bootstrapServers(), "met")) {
            ConnectWorker worker = group.startAndAwait();
            ConnectRest rest = Group.rest(worker);
            assertBeans("idle", worker);

            createConnectors(rest);
            assertBeans("running", worker);
            assertStatus("connector-task-metrics,connector=src,task=0", "running");
            assertStatus("connector-task-metrics,connector=bad-task,task=0", "failed");
            assertStatus("connector-metrics,connector=bad-conn", "failed");
            assertStatus("connector-metrics,connector=paused", "paused");

            rest.pause("src");
            assertStatus("connector-task-metrics,connector=src,task=1", "paused");
            assertStatus("connector-metrics,connector=src", "paused");
            assertBeans("paused", worker);

            rest.stop("src");
            assertBeans("stopped", worker);
            assertStatus("connector-metrics,connector=src", "stopped");
        }
        assertThat(names()).as("what is left of a closed worker").isEmpty();
    }

    @Test
    void showsTheSizeOfTransactionsWhereSourcesDeliverExactlyOnce() {
        Map<String, String> settings = with(
                Group.settings(kafka.bootstrapServers(), "met2"), Map.of("exactly.once.source.support", "enabled"));
        String source = "kafka.connect:type=source-task-metrics,connector=once,task=0";
        try (ConnectWorker worker = ConnectWorker.distributed(settings)) {
            Group.rest(worker).awaitReady();
            Group.rest(worker).put("once", counting(1));
            soon().untilAsserted(() -> assertThat(
                            (Double) beans.getAttribute(new ObjectName(source), "transaction-size-max"))
                    .isPositive());
            assertThat(attributes(source)).isEqualTo(recordedAttributes(patternOf(source), true));
        }
    }

    private void createConnectors(ConnectRest rest) {
        rest.put("src", with(counting(2), transforms()));
        rest.put("bad-task", with(counting(1), Map.of("trick.at", "task start", "trick", "java.io.IOException")));
        rest.put("bad-conn", with(counting(1), Map.of("trick.at", "start", "trick", "java.io.IOException")));
        createPaused(rest);
        rest.put("ok-sink", sink("src-0"));
        rest.put(
                "snk",
                with(
                        sink("src-1"),
                        Map.of(
                                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                                "errors.tolerance", "all",
                                "errors.deadletterqueue.topic.name", "met-dead",
                                "errors.deadletterqueue.topic.replication.factor", "1")));
    }

    private static void createPaused(ConnectRest rest) {
        String request = "{\"name\": \"paused\", \"initial_state\": \"PAUSED\", \"config\": {\"connector.class\": \""
                + TrickySource.class.getName() + "\"}}";
        assertThat(rest.request("POST", "/connectors", request).status()).isEqualTo(201);
    }

    private static Map<String, String> counting(int tasks) {
        return Map.of("connector.class", TrickySource.class.getName(), "tasks.max", Integer.toString(tasks));
    }

    private static Map<String, String> sink(String topic) {
        return Map.of(
                "connector.class", "org.apache.kafka.connect.file.FileStreamSinkConnector",
                "topics", topic,
                "file", "/dev/null");
    }

    private static Map<String, String> transforms() {
        return Map.of(
                "transforms", "h",
                "transforms.h.type", "org.apache.kafka.connect.transforms.InsertHeader",
                "transforms.h.header", "a",
                "transforms.h.value.literal", "b",
                "transforms.h.predicate", "q",
                "predicates", "q",
                "predicates.q.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
                "predicates.q.pattern", ".*");
    }

    private static Map<String, String> with(Map<String, String> config, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(config);
        all.putAll(more);
        return all;
    }

    private void assertBeans(String phase, ConnectWorker worker) {
        soon().untilAsserted(() -> assertThat(names()).as("in phase " + phase).isEqualTo(recorded(phase, worker)));
        for (String pattern : (Iterable<String>) () -> contract.get("mbeans").fieldNames()) {
            for (String name : names()) {
                if (patternOf(name).equals(pattern)) assertAttributes(name, pattern);
            }
        }
    }

    private Set<String> recorded(String phase, ConnectWorker worker) {
        Set<String> names = new TreeSet<>();
        contract.get("present_in_phase").fields().forEachRemaining(entry -> {
            for (JsonNode present : entry.getValue())
                if (present.asText().equals(phase))
                    names.add(entry.getKey().replace(RECORDED_WORKER, Group.id(worker)));
        });
        return names;
    }

    private void assertAttributes(String name, String pattern) {
        assertThat(attributes(name)).as(name).isEqualTo(recordedAttributes(pattern, false));
    }

    /** @param exactlyOnce whether with those that only workers have whose sources deliver exactly once */
    private Map<String, String> recordedAttributes(String pattern, boolean exactlyOnce) {
        Map<String, String> expected = new TreeMap<>();
        contract.get("mbeans").get(pattern).get("attributes").fields().forEachRemaining(entry -> {
            JsonNode attribute = entry.getValue();
            if (exactlyOnce || !attribute.has("only"))
                expected.put(
                        entry.getKey(),
                        attribute.get("declared_type").asText() + " "
                                + attribute.get("value_classes").get(0).asText());
        });
        return expected;
    }

    private Map<String, String> attributes(String name) {
        try {
            ObjectName bean = new ObjectName(name);
            Map<String, String> found = new TreeMap<>();
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(bean).getAttributes()) {
                Object value = beans.getAttribute(bean, attribute.getName());
                found.put(
                        attribute.getName(),
                        attribute.getType() + " " + value.getClass().getName());
            }
            return found;
        } catch (JMException e) {
            throw new AssertionError("Cannot look at " + name, e);
        }
    }

    private void assertStatus(String bean, String status) {
        soon().untilAsserted(
                        () -> assertThat(beans.getAttribute(new ObjectName("kafka.connect:type=" + bean), "status"))
                                .as(bean)
                                .isEqualTo(status));
    }

    private Set<String> names() {
        try {
            return beans.queryNames(new ObjectName("kafka.connect:*"), null).stream()
                    .map(ObjectName::toString)
                    .filter(name -> !name.matches(FURTHER_NODE))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Values of keys give way to the names of the keys, as they are recorded. */
    private static String patternOf(String name) {
        int keys = name.indexOf(',');
        if (keys < 0) return name;
        return name.substring(0, keys) + name.substring(keys).replaceAll(",([^=,]+)=(\"[^\"]*\"|[^,]*)", ",$1={$1}");
    }

    private JsonNode read() {
        try {
            return new ObjectMapper().readTree(RECORD.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ConditionFactory soon() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(JMException.class);
    }
}
