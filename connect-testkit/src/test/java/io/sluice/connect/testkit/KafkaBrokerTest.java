package io.sluice.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaBrokerTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void listensOnLoopbackOnly() {
        assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
    }

    @Test
    void keepsAcknowledgedRecordsAcrossAnOrderlyRestart() throws Exception {
        kafka.broker().createTopic("orderly", 1);
        send("orderly", "one");

        kafka.broker().restart();

        send("orderly", "two");
        assertThat(read("orderly", 2)).containsExactly("one", "two");
    }

    @Test
    void keepsAcknowledgedRecordsAcrossAKill() throws Exception {
        kafka.broker().createTopic("killed", 1, Map.of("retention.ms", "-1"));
        send("killed", "one");

        kafka.broker().kill();
        assertThat(kafka.broker().isRunning()).isFalse();
        kafka.broker().restart();

        send("killed", "two");
        assertThat(read("killed", 2)).containsExactly("one", "two");
    }

    @Test
    void answersNobodyWhileSuspended() throws Exception {
        kafka.broker().suspend();
        var listing = kafka.broker().admin().listTopics().names();
        assertThatThrownBy(() -> listing.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);

        kafka.broker().resume();

        assertThat(listing.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void leavesNeitherProcessNorFolderBehind() {
        KafkaBroker broker = KafkaBroker.start();

        broker.close();

        assertThat(broker.isRunning()).isFalse();
        assertThat(broker.log()).as("the log goes with the folder").isEmpty();
        broker.close();
    }

    @Test
    void tellsWhyItDidNotStart() {
        assertThatThrownBy(() -> KafkaBroker.start(Map.of("num.io.threads", "0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("num.io.threads");
    }

    private static void send(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String topic, int count) {
        List<String> values = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, String> polled : consumer.poll(Duration.ofMillis(200))) {
                    values.add(polled.value());
                }
                return values.size() >= count;
            });
        }
        return values;
    }
}
