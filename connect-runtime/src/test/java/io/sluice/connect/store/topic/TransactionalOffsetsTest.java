package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.model.TransactionalIds;
import io.sluice.connect.store.OffsetStore;
import io.sluice.connect.store.local.MemoryOffsetStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionalOffsetsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private volatile boolean isStopped = true;
    private final OffsetStore offsets = new TransactionalOffsets(
            new MemoryOffsetStore(),
            "offsets",
            new TransactionalIds("group"),
            id -> {
                ids.add(id);
                return producer;
            },
            connector -> {
                assertThat(producer.transactionInitialized())
                        .as("id taken before the look")
                        .isTrue();
                return isStopped;
            });

    @Test
    void changesAllInOneTransactionOfTheFirstTask() {
        assertThat(offsets.write("orders", changes())).succeedsWithin(LIMIT);

        assertThat(ids).containsExactly("group-orders-0");
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(record -> record.topic() + " " + new String(record.key(), UTF_8) + " "
                        + (record.value() == null ? "forgotten" : new String(record.value(), UTF_8)))
                .containsExactly(
                        "offsets [\"orders\",{\"table\":\"a\"}] {\"position\":7}",
                        "offsets [\"orders\",{\"table\":\"b\"}] forgotten");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void changesNoneIfTheTransactionFails() {
        producer.commitTransactionException = new KafkaException("no coordinator");

        assertThat(offsets.write("orders", changes()))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContainingAll("orders", "group-orders-0", "no coordinator");
        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void changesNoneIfTheConnectorWasResumedBeforeTheIdWasTaken() {
        isStopped = false;
        assertThat(offsets.write("orders", changes()))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContainingAll("orders", "not stopped any more");
        assertThat(producer.commitCount()).isZero();
        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void saysWhatHasToBeAllowed() {
        producer.initTransactionException = new TransactionalIdAuthorizationException("denied");
        assertThat(offsets.write("orders", changes()))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("WRITE and DESCRIBE");
    }

    private static Map<Map<String, ?>, Map<String, ?>> changes() {
        Map<Map<String, ?>, Map<String, ?>> changes = new LinkedHashMap<>();
        changes.put(Map.of("table", "a"), Map.of("position", 7));
        changes.put(Map.of("table", "b"), null);
        return changes;
    }
}
