package io.sluice.bench.pipeline;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.NotReached;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The topics of a broker, seen from outside. */
final class Log implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Admin admin;
    private final Map<String, Integer> partitions = new HashMap<>();

    Log(String bootstrap) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    void create(String topic, int count) {
        create(topic, count, Map.of());
    }

    /** A topic whose beginning goes soon, for those who only look at where it ends. */
    void createWithRoomForLittle(String topic, int count) {
        create(
                topic,
                count,
                Map.of("retention.bytes", "268435456", "segment.bytes", "134217728", "file.delete.delay.ms", "1000"));
    }

    private void create(String topic, int count, Map<String, String> settings) {
        answer(admin.createTopics(List.of(new NewTopic(topic, count, (short) 1).configs(settings)))
                .all());
        partitions.put(topic, count);
        // The controller creates it; the broker serves it a moment later.
        Await.until("topic " + topic + " to be served", LIMIT, Duration.ofMillis(20), () -> isServed(topic));
    }

    private boolean isServed(String topic) {
        try {
            ends(topic);
            return true;
        } catch (NotReached e) {
            return false;
        }
    }

    void delete(String topic) {
        answer(admin.deleteTopics(List.of(topic)).all());
    }

    /** How many records were ever written. */
    long end(String topic) {
        return ends(topic).stream().mapToLong(ListOffsetsResultInfo::offset).sum();
    }

    /** How many records the partition with the fewest has. */
    long leastEnd(String topic) {
        return ends(topic).stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .min()
                .orElse(0);
    }

    private Collection<ListOffsetsResultInfo> ends(String topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int n = 0; n < partitions.get(topic); n++) {
            asked.put(new TopicPartition(topic, n), OffsetSpec.latest());
        }
        return answer(admin.listOffsets(asked).all()).values();
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReached("Interrupted while asking the broker");
        } catch (ExecutionException | TimeoutException e) {
            throw new NotReached("The broker did not answer", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
