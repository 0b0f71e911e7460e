package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaExtension;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One record in a hundred is bad, in one of three ways: its bytes are no JSON, a transformation cannot use it, the sink hands
 * it back. {@code -Dsluice.poison.records=1000000} does it at length.
 */
class PoisonedTopicTest {
    private static final int RECORDS = Integer.getInteger("sluice.poison.records", 20_000);
    private static final int ONE_IN = 100;
    private static final int BATCH = 10_000;

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private enum Kind {
        NO_JSON("VALUE_CONVERTER", "org.apache.kafka.connect.json.JsonConverter"),
        NO_NUMBER("TRANSFORMATION", "org.apache.kafka.connect.transforms.Cast$Value"),
        NEGATIVE("TASK_PUT", PickySink.Picker.class.getName());

        private final String stage;
        private final String className;

        Kind(String stage, String className) {
            this.stage = stage;
            this.className = className;
        }

        static Kind of(int number) {
            return values()[number / ONE_IN % values().length];
        }
    }

    private static boolean isBad(int number) {
        return number % ONE_IN == 0;
    }

    private static String value(int number) {
        if (!isBad(number)) return "{\"n\":\"" + number + "\"}";
        return switch (Kind.of(number)) {
            case NO_JSON -> "{\"n\":" + number;
            case NO_NUMBER -> "{\"n\":\"no " + number + "\"}";
            case NEGATIVE -> "{\"n\":\"" + (-number - 1) + "\"}";
        };
    }

    @Test
    void everyGoodRecordArrivesOnceAndEveryBadOneIsADeadLetterThatSaysWhy() throws Exception {
        kafka.broker().createTopic("poisoned", 2);
        for (int from = 0; from < RECORDS; from += BATCH) produce(from, Math.min(RECORDS, from + BATCH));
        BitSet good = new BitSet();
        for (int number = 0; number < RECORDS; number++) if (!isBad(number)) good.set(number);
        int bad = RECORDS - good.cardinality();

        try (ConnectWorker worker = ConnectWorker.distributed(Group.settings(kafka.bootstrapServers(), "poison"))) {
            ConnectRest rest = Group.rest(worker);
            rest.awaitReady();
            rest.put("picky", config());
            Awaitility.await().atMost(Duration.ofSeconds(60 + RECORDS / 1_000)).until(() -> PickySink.taken()
                    .equals(good));
            List<ConsumerRecord<byte[], byte[]>> letters = kafka.broker().consume("letters", bad);
            rest.awaitRunning("picky");

            assertThat(PickySink.again()).isZero();
            assertThat(counted("deadletterqueue-produce-requests")).isEqualTo(bad);
            assertThat(counted("deadletterqueue-produce-failures")).isZero();
            assertLettersSayWhy(letters, bad);
        }
    }

    private static void assertLettersSayWhy(List<ConsumerRecord<byte[], byte[]>> letters, int bad) {
        Map<Integer, ConsumerRecord<byte[], byte[]>> byNumber = new TreeMap<>();
        letters.forEach(letter -> byNumber.put(Integer.parseInt(new String(letter.key(), UTF_8)), letter));
        assertThat(byNumber).hasSize(bad);
        byNumber.forEach((number, letter) -> {
            Kind kind = Kind.of(number);
            assertThat(isBad(number)).isTrue();
            assertThat(new String(letter.value(), UTF_8)).isEqualTo(value(number));
            assertThat(header(letter, "topic")).isEqualTo("poisoned");
            assertThat(header(letter, "partition")).isEqualTo(String.valueOf(number / ONE_IN % 2));
            assertThat(Long.parseLong(header(letter, "offset"))).isBetween(0L, (long) RECORDS);
            assertThat(header(letter, "connector.name")).isEqualTo("picky");
            assertThat(header(letter, "stage")).as(kind.name()).isEqualTo(kind.stage);
            assertThat(header(letter, "class.name")).as(kind.name()).isEqualTo(kind.className);
            assertThat(header(letter, "exception.class.name")).endsWith("DataException");
        });
    }

    private static void produce(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = from; number < to; number++)
            records.add(new ProducerRecord<>(
                    "poisoned",
                    number / ONE_IN % 2,
                    String.valueOf(number).getBytes(UTF_8),
                    value(number).getBytes(UTF_8)));
        kafka.broker().produce(records);
    }

    private static Map<String, String> config() {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", PickySink.class.getName());
        config.put("tasks.max", "2");
        config.put("topics", "poisoned");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("transforms", "number");
        config.put("transforms.number.type", "org.apache.kafka.connect.transforms.Cast$Value");
        config.put("transforms.number.spec", "n:int64");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", "letters");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        return config;
    }

    /** A total of both tasks. */
    private static long counted(String attribute) throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        long sum = 0;
        for (int task = 0; task < 2; task++)
            sum += ((Number) server.getAttribute(
                            new ObjectName("kafka.connect:type=task-error-metrics,connector=picky,task=" + task),
                            attribute))
                    .longValue();
        return sum;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("__connect.errors." + name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
