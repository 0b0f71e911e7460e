package org.apache.kafka.connect.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.testkit.KafkaExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Uses the classes as MirrorMaker's connectors do. */
class KafkaBasedLogTest {
    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void followsATopicThatItsInitializerCreates() throws Exception {
        try (var admin = new TopicAdmin(settings())) {
            var log = new KafkaBasedLog<String, String>(
                    "own",
                    producer(),
                    consumer(),
                    () -> admin,
                    this::take,
                    Time.SYSTEM,
                    found -> found.createTopic(TopicAdmin.defineTopic("own")
                            .partitions(2)
                            .compacted()
                            .build()));
            log.start();
            assertThat(log.partitionCount()).isEqualTo(2);
            log.send("a", "1");
            assertThat(log.sendWithReceipt("b", "2").get(10, TimeUnit.SECONDS).topic())
                    .isEqualTo("own");
            log.flush();
            log.readToEnd().get(10, TimeUnit.SECONDS);
            assertThat(read).containsExactlyInAnyOrder("a=1", "b=2");
            log.stop();
            assertThat(admin.verifyTopicCleanupPolicyOnlyCompact("own", "some.topic", "tests"))
                    .isTrue();
        }
    }

    @Test
    void readsWithExistingClientsWithoutProducerAndAdmin() {
        kafka.broker().createTopic("given", 2);
        kafka.broker().produce("given", "x");
        var consumer = new KafkaConsumer<String, String>(consumer());
        KafkaBasedLog<String, String> log = KafkaBasedLog.withExistingClients(
                "given",
                consumer,
                null,
                null,
                this::take,
                Time.SYSTEM,
                none -> {},
                partition -> partition.partition() < 2);
        log.start(true);
        assertThat(read).containsExactly("null=x");
        kafka.broker().produce("given", "y");
        await().untilAsserted(() -> assertThat(read).containsExactly("null=x", "null=y"));
        log.stop();
        assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsNewTopicsFromOldOnes() {
        try (var admin = new TopicAdmin(settings())) {
            var one = TopicAdmin.defineTopic("one").partitions(1).build();
            var two = TopicAdmin.defineTopic("two")
                    .config(Map.of("retention.ms", 5))
                    .build();
            assertThat(admin.createTopics(one)).containsExactly("one");
            assertThat(admin.createTopic(one)).isFalse();
            TopicAdmin.TopicCreationResponse both = admin.createOrFindTopics(one, two);
            assertThat(both.isExisting("one")).isTrue();
            assertThat(both.isCreated("two")).isTrue();
            // The broker may hear of a topic a moment after the controller has created it.
            await().until(() -> admin.describeTopics("one", "two").size() == 2);
            assertThat(admin.describeTopics("one", "three")).containsOnlyKeys("one");
            assertThat(admin.describeTopicConfig("two").get("retention.ms").value())
                    .isEqualTo("5");
            assertThatThrownBy(() -> admin.verifyTopicCleanupPolicyOnlyCompact("two", "some.topic", "tests"))
                    .isInstanceOf(ConfigException.class);
            var partition = new TopicPartition("one", 0);
            assertThat(admin.retryEndOffsets(Set.of(partition), Duration.ofSeconds(5), 10))
                    .containsOnly(Map.entry(partition, 0L));
        }
    }

    private void take(Throwable error, ConsumerRecord<String, String> record) {
        read.add(record.key() + "=" + record.value());
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static Map<String, Object> producer() {
        return Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
    }

    private static Map<String, Object> consumer() {
        return Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", StringDeserializer.class);
    }
}
