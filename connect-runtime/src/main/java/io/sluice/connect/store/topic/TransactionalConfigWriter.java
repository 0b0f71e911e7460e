package io.sluice.connect.store.topic;

import io.sluice.connect.kafka.CompactedLog;
import io.sluice.connect.store.ConfigCodec;
import io.sluice.connect.store.ConfigRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records that belong together in one transaction of the group's leader (KIP-618). The transactional id is the group's:
 * a worker that begins to lead shuts out whoever led before, so what that one had not finished is thrown away, and what it
 * tries to write later is refused.
 *
 * <p>A thread of its own owns the producer, since its calls block; any thread may give it work.
 */
public final class TransactionalConfigWriter implements ConfigWriter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalConfigWriter.class);

    private final CompactedLog<byte[], byte[]> log;
    private final String transactionalId;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(TransactionalConfigWriter::thread);

    // The thread's own.
    private Producer<byte[], byte[]> producer; // null while this worker does not lead, or has yet to take over
    private boolean leads;
    private Runnable usurped = () -> {};

    /**
     * @param log where records are read back
     * @param transactionalId what the producers are known by, for messages
     * @param producers makes transactional producers, not initialised yet
     */
    public TransactionalConfigWriter(
            CompactedLog<byte[], byte[]> log, String transactionalId, Supplier<Producer<byte[], byte[]>> producers) {
        this.log = log;
        this.transactionalId = transactionalId;
        this.producers = producers;
    }

    private static Thread thread(Runnable work) {
        var named = new Thread(work, "config-leader");
        named.setDaemon(true);
        return named;
    }

    @Override
    public void lead(boolean nowLeads, Runnable toldIfUsurped) {
        thread.execute(() -> {
            leads = nowLeads;
            usurped = toldIfUsurped;
            if (leads) takeOver();
            else dropProducer();
        });
    }

    private void takeOver() {
        try {
            ready();
        } catch (RuntimeException e) {
            LOG.warn("{}; trying again with the next write", failure(e).getMessage());
            dropProducer();
        }
    }

    @Override
    public CompletableFuture<Void> write(List<ConfigRecord> together) {
        try {
            return CompletableFuture.supplyAsync(() -> transaction(together), thread)
                    .thenCompose(last -> log.reached(last.partition(), last.offset()));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new ConnectException("Cannot write to topic " + log.topic() + ": the worker shuts down", e));
        }
    }

    private RecordMetadata transaction(List<ConfigRecord> together) {
        if (!leads) throw new RetriableException("Cannot write to topic " + log.topic() + " without leading the group");
        try {
            Producer<byte[], byte[]> writer = ready();
            writer.beginTransaction();
            Future<RecordMetadata> last = null;
            for (ConfigRecord record : together)
                last = writer.send(
                        new ProducerRecord<>(log.topic(), ConfigCodec.key(record), ConfigCodec.value(record)));
            writer.commitTransaction();
            return last.get(); // there is always one, and it has arrived
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        } catch (Exception e) {
            giveUpLead(e);
            throw failure(e);
        }
    }

    /** What became of an unfinished transaction is not known; the next producer sees to it that it ends. */
    private void giveUpLead(Exception failure) {
        dropProducer();
        if (!isDueTo(failure, ProducerFencedException.class) && !isDueTo(failure, InvalidProducerEpochException.class))
            return;
        leads = false; // taking over again would shut out the one who rightly leads
        usurped.run();
    }

    private Producer<byte[], byte[]> ready() {
        if (producer == null) {
            producer = producers.get();
            producer.initTransactions();
        }
        return producer;
    }

    private void dropProducer() {
        if (producer != null) producer.close(Duration.ZERO);
        producer = null;
    }

    /** Once a transaction has failed, the client wraps the reason in what it says of every later call. */
    private static boolean isDueTo(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) if (kind.isInstance(at)) return true;
        return false;
    }

    private ConnectException failure(Exception e) {
        String said = "Cannot write to topic " + log.topic() + " as the leader, in a transaction of " + transactionalId
                + ": " + e.getMessage();
        if (!isDueTo(e, AuthorizationException.class)) return new RetriableException(said, e);
        return new ConnectException(
                said + ". Allow the worker's principal WRITE and DESCRIBE on transactional id " + transactionalId
                        + ", and WRITE on the topic",
                e);
    }

    /** Ends the thread; writes that wait for it fail. */
    @Override
    public void close() {
        thread.execute(this::dropProducer);
        thread.shutdown();
    }
}
