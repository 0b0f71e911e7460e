package io.sluice.connect.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes and reads the records of topics, each call with a client of its own. */
record TopicRecords(String bootstrapServers) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    void produce(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A record was not taken by the broker", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("A record was not acknowledged within " + LIMIT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending records", e);
        }
    }

    /** The first committed records of a topic, from all its partitions; waits until there are as many. */
    List<ConsumerRecord<byte[], byte[]>> consume(String topic, int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long end = System.nanoTime() + LIMIT.toNanos();
            List<TopicPartition> partitions = partitions(consumer, topic, end);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < count) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("Topic " + topic + " holds " + records.size() + " records after "
                            + LIMIT + ", and " + count + " are waited for");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records.subList(0, count);
    }

    /** Of a topic that may be about to be created, by this very question or by whoever writes to it. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic, long end) {
        List<PartitionInfo> found = consumer.partitionsFor(topic, LIMIT);
        while (found.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Topic " + topic + " does not exist after " + LIMIT);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            found = consumer.partitionsFor(topic, LIMIT);
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
