package io.sluice.connect.task;

import io.sluice.connect.store.OffsetCodec;
import io.sluice.connect.store.OffsetHome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of one source task, one after the other: records, and at the end the newest offset of each of their source
 * partitions. Owned by the task's thread; the producer's I/O thread reports what became of records.
 */
final class Transactions {
    private static final Logger log = LoggerFactory.getLogger(Transactions.class);

    /** A record of the transaction, and the producer's callback for it. */
    final class Sent implements Callback {
        private final SourceRecord record;
        private RecordMetadata metadata; // written before the commit that makes it of interest returns

        private Sent(SourceRecord record) {
            this.record = record;
        }

        SourceRecord record() {
            return record;
        }

        RecordMetadata metadata() {
            return metadata;
        }

        @Override
        public void onCompletion(RecordMetadata where, Exception failure) {
            metadata = where;
            if (failure != null && !throwingAway) lose(failure);
        }
    }

    private final String connector;
    private final OnDemand<Producer<byte[], byte[]>> producer;
    private final OffsetHome home;
    private final Persistence persistence;
    private List<Sent> sent = new ArrayList<>();
    private boolean open;

    // Set by the task's thread while the producer's tells of records that are not sent any more.
    private volatile boolean throwingAway;

    // Written once by the thread that learns of the first failure, read by the task's thread.
    private volatile Exception lost;

    Transactions(
            String connector, OnDemand<Producer<byte[], byte[]>> producer, OffsetHome home, Persistence persistence) {
        this.connector = connector;
        this.producer = producer;
        this.home = home;
        this.persistence = persistence;
    }

    boolean isOpen() {
        return open;
    }

    int size() {
        return sent.size();
    }

    /** Why a record of the open transaction will not arrive; null if nothing is known against it. */
    Exception lost() {
        return lost;
    }

    private synchronized void lose(Exception failure) {
        if (lost == null) lost = failure;
    }

    /** Sends a record in the open transaction, or in a new one. */
    @SuppressWarnings("FutureReturnValueIgnored") // the outcome comes to the callback
    void send(SourceRecord record, ProducerRecord<byte[], byte[]> out) {
        if (!open) begin();
        Sent one = new Sent(record);
        sent.add(one);
        producer.get().send(out, one);
    }

    private void begin() {
        producer.get().beginTransaction();
        open = true;
    }

    /**
     * Ends the open transaction well.
     *
     * @return what is in Kafka now
     */
    List<Sent> commit() {
        Map<Map<String, ?>, Map<String, ?>> offsets = offsets();
        write(offsets);
        persistence.until("commit the transaction", () -> producer.get().commitTransaction());
        var unused = home.copy(connector, offsets);
        return ended();
    }

    /**
     * Throws the open transaction away, and stores that its records are done with.
     *
     * @return what is not, and never will be, in Kafka
     */
    List<Sent> abort() {
        throwingAway = true;
        producer.get().abortTransaction();
        throwingAway = false;
        begin();
        commitOffsetsAlone();
        return ended();
    }

    private void commitOffsetsAlone() {
        Map<Map<String, ?>, Map<String, ?>> offsets = offsets();
        write(offsets);
        persistence.until("commit the offsets of an aborted transaction", () -> producer.get()
                .commitTransaction());
        var unused = home.copy(connector, offsets);
    }

    private List<Sent> ended() {
        List<Sent> ended = sent;
        sent = new ArrayList<>();
        open = false;
        return ended;
    }

    private Map<Map<String, ?>, Map<String, ?>> offsets() {
        Map<Map<String, ?>, Map<String, ?>> newest = new LinkedHashMap<>();
        Map<String, ?> latest = null;
        for (int i = sent.size() - 1; i >= 0; i--) { // the first that is met from behind is the newest
            SourceRecord record = sent.get(i).record();
            Map<String, ?> partition = record.sourcePartition();
            if (partition == null || partition == latest) continue; // nothing to remember, or met just before
            latest = partition;
            newest.putIfAbsent(partition, record.sourceOffset());
        }
        return newest;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure fails the commit
    private void write(Map<Map<String, ?>, Map<String, ?>> offsets) {
        for (OffsetCodec.Entry entry : OffsetCodec.encode(connector, offsets))
            producer.get().send(new ProducerRecord<>(home.topic(), entry.key(), entry.value()), (where, failure) -> {
                if (failure != null) lose(failure);
            });
    }

    /** Leaves what is open to nobody: readers need not wait for it to time out. */
    void giveUp(Duration limit) {
        if (open) {
            try {
                producer.get().abortTransaction();
            } catch (
                    RuntimeException
                            e) { // whoever comes next shuts this producer out, which ends the transaction as well
                log.debug("Could not abort the transaction of a task that ends", e);
            }
            open = false;
        }
        producer.close(limit);
    }

    /** From another thread: cuts the producer off; what is open is aborted by its successor, or in time by the brokers. */
    void fence() {
        producer.close(Duration.ZERO);
    }
}
