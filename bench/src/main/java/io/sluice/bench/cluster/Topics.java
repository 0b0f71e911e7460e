package io.sluice.bench.cluster;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.Broker;
import io.sluice.bench.process.NotReached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Some topics as they lie on the broker. */
record Topics(Broker broker, List<String> names) {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    static Topics of(Broker broker, String name) {
        return new Topics(broker, List.of(name));
    }

    /** Creates them, of one partition, so that the times of their records are those at which the broker appended them. */
    void createWithAppendTimes() {
        List<NewTopic> topics = names.stream()
                .map(name ->
                        new NewTopic(name, 1, (short) 1).configs(Map.of("message.timestamp.type", "LogAppendTime")))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReached("Interrupted while creating topics");
        } catch (ExecutionException e) {
            throw new NotReached("Cannot create topics " + names, e);
        }
    }

    /** Everything in them now, in order within each partition. */
    List<ConsumerRecord<String, String>> read() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.address(), "enable.auto.commit", "false", "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = names.stream()
                    .flatMap(name -> consumer.partitionsFor(name).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Await.until("the end of topics " + names, LIMIT, Duration.ZERO, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return records;
    }
}
