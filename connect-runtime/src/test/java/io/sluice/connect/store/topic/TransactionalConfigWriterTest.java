package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.kafka.MemoryTopic;
import io.sluice.connect.kafka.TopicLog;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.store.ConfigRecord;
import io.sluice.connect.store.ConfigRecord.ConnectorConfigured;
import io.sluice.connect.store.ConfigRecord.TargetSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionalConfigWriterTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<ConfigRecord> TOGETHER =
            List.of(new TargetSet("a", TargetState.STOPPED), new ConnectorConfigured("a", Map.of()));

    private final MemoryTopic topic = new MemoryTopic("configs");
    private final TopicLog<byte[], byte[]> log = topic.log();
    private final List<Committing> made = new CopyOnWriteArrayList<>();
    private final AtomicInteger usurped = new AtomicInteger();
    private RuntimeException next; // what the next producer fails its transactions with
    private final TransactionalConfigWriter writer =
            new TransactionalConfigWriter(log, "connect-cluster-g", this::producer);

    @BeforeEach
    void follow() {
        log.start(records -> {}, LIMIT);
    }

    @AfterEach
    void close() {
        writer.close();
        log.close();
    }

    @Test
    void writesRecordsTogetherOrNotAtAll() {
        lead();
        assertThat(writer.write(TOGETHER)).succeedsWithin(LIMIT);
        assertThat(keys()).containsExactly("target-state-a", "connector-a");
        assertThat(made.get(0).commitCount()).isEqualTo(1);
    }

    @Test
    void shutsOutTheLeaderBeforeItAsSoonAsItLeads() {
        lead();
        await().until(() -> made.size() == 1 && made.get(0).transactionInitialized());
    }

    @Test
    void writesNothingWithoutLeading() {
        assertThat(writer.write(TOGETHER)).failsWithin(LIMIT);
        lead();
        writer.lead(false, usurped::incrementAndGet);
        assertThat(writer.write(TOGETHER)).failsWithin(LIMIT);
        assertThat(keys()).isEmpty();
        assertThat(made.get(0).closed()).isTrue();
    }

    @Test
    void doesNotTakeOverAgainByItselfOnceAnotherLeads() {
        next = new ProducerFencedException("another leads");
        lead();
        assertThat(writer.write(TOGETHER)).failsWithin(LIMIT);
        assertThat(usurped).hasValue(1);

        next = null;
        assertThat(writer.write(TOGETHER)).failsWithin(LIMIT);
        assertThat(made).hasSize(1);

        lead();
        assertThat(writer.write(TOGETHER)).succeedsWithin(LIMIT);
    }

    @Test
    void goesOnWithANewProducerAfterAFailure() {
        next = new org.apache.kafka.common.errors.TimeoutException("no broker");
        lead();
        assertThat(writer.write(TOGETHER))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(RetriableException.class);
        next = null;
        assertThat(writer.write(TOGETHER)).succeedsWithin(LIMIT);
        assertThat(keys()).containsExactly("target-state-a", "connector-a");
    }

    @Test
    void saysWhatToAllow() {
        next = new TransactionalIdAuthorizationException("denied");
        lead();
        assertThat(writer.write(TOGETHER))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("WRITE and DESCRIBE on transactional id connect-cluster-g");
    }

    private void lead() {
        writer.lead(true, usurped::incrementAndGet);
    }

    private List<String> keys() {
        return topic.records().stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }

    private Producer<byte[], byte[]> producer() {
        var producer = new Committing();
        producer.commitTransactionException = next;
        made.add(producer);
        return producer;
    }

    /** Puts into the topic what it commits. */
    private final class Committing extends MockProducer<byte[], byte[]> {
        private final List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();

        Committing() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized void commitTransaction() {
            super.commitTransaction();
            history().stream().skip(topic.records().size()).forEach(open::add);
            open.forEach(record -> topic.write(record.key(), record.value()));
            open.clear();
        }
    }
}
