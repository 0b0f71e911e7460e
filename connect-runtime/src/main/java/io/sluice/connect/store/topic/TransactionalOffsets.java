package io.sluice.connect.store.topic;

import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TransactionalIds;
import io.sluice.connect.store.OffsetCodec;
import io.sluice.connect.store.OffsetStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/**
 * The offsets of exactly-once sources, which their tasks write by themselves; whoever else changes some changes all of them or
 * none, in one transaction. It has the transactional id of the connector's first task: that task shuts this writer out when it
 * starts, and needs no further permission of the brokers. A leader that was frozen before it took the id shuts out that task
 * instead; so whether the connector is still stopped is looked up once the id is taken. From then on the connector cannot start
 * without shutting this writer out.
 */
final class TransactionalOffsets implements OffsetStore {
    private final OffsetStore store;
    private final String topic;
    private final TransactionalIds ids;
    private final Function<String, Producer<byte[], byte[]>> producers;
    private final Predicate<String> isStopped;

    /**
     * @param store reads the topic
     * @param producers makes a producer with a transactional id, not initialised yet
     * @param isStopped of a connector, by everything that is in the config log when asked; may block
     */
    TransactionalOffsets(
            OffsetStore store,
            String topic,
            TransactionalIds ids,
            Function<String, Producer<byte[], byte[]>> producers,
            Predicate<String> isStopped) {
        this.store = store;
        this.topic = topic;
        this.ids = ids;
        this.producers = producers;
        this.isStopped = isStopped;
    }

    @Override
    public void start() {
        store.start();
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        return store.read(connector, partitions);
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return store.readAll(connector);
    }

    /** On a thread of its own, since a transaction blocks. */
    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        try {
            List<OffsetCodec.Entry> entries = OffsetCodec.encode(connector, offsets);
            return CompletableFuture.runAsync(() -> transaction(connector, entries), work -> {
                Thread thread = new Thread(work, "offsets-transaction-" + connector);
                thread.setDaemon(true);
                thread.start();
            });
        } catch (DataException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure fails the commit
    private void transaction(String connector, List<OffsetCodec.Entry> entries) {
        String id = ids.of(new TaskId(connector, 0));
        Producer<byte[], byte[]> producer = producers.apply(id);
        try {
            producer.initTransactions();
            if (!isStopped.test(connector))
                throw new ConnectException("it is not stopped any more; nothing was changed");
            producer.beginTransaction();
            for (OffsetCodec.Entry entry : entries)
                producer.send(new ProducerRecord<>(topic, entry.key(), entry.value()));
            producer.commitTransaction();
        } catch (RuntimeException e) {
            throw failed(connector, id, e);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private ConnectException failed(String connector, String id, RuntimeException e) {
        String remedy = e instanceof AuthorizationException || e.getCause() instanceof AuthorizationException
                ? ". Allow the principal of the connector's producer WRITE and DESCRIBE on that id, and WRITE on the topic"
                : "";
        return new ConnectException(
                "Cannot change the offsets of connector " + connector + " in topic " + topic + " in a transaction of "
                        + id + ": " + e.getMessage() + remedy,
                e);
    }

    @Override
    public void close() {
        store.close();
    }
}
