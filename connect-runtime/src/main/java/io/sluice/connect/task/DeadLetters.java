package io.sluice.connect.task;

import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.model.TaskId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Sends records that were given up to a topic of their own, byte for byte as they were consumed. Offsets of such records are
 * committed only after {@link #settle}, so that a record is in the sink, in the dead letters, or consumed again.
 *
 * <p>Reports come from the task's thread and from threads of the plugin; {@link #settle} belongs to the task's thread.
 */
final class DeadLetters implements Tolerance.Report<ConsumerRecord<byte[], byte[]>> {
    private static final String PREFIX = "__connect.errors.";

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final TaskId task;
    private final boolean withContext;
    private final ErrorMeter meter;

    // Written by whoever reports and by the producer's I/O thread, read by the task's thread.
    private volatile boolean unsettled;
    private volatile TaskFailed lost;

    DeadLetters(Producer<byte[], byte[]> producer, String topic, TaskId task, boolean withContext, ErrorMeter meter) {
        this.producer = producer;
        this.topic = topic;
        this.task = task;
        this.withContext = withContext;
        this.meter = meter;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the outcome comes to the callback
    public CompletableFuture<Void> gaveUp(RecordFailure<ConsumerRecord<byte[], byte[]>> failure, boolean skipped) {
        if (!skipped) {
            return CompletableFuture.completedFuture(null); // the task ends and the record will be consumed again
        }
        CompletableFuture<Void> safe = new CompletableFuture<>();
        unsettled = true;
        meter.deadLetter();
        try {
            producer.send(letter(failure), (metadata, problem) -> sent(failure, problem, safe));
        } catch (RuntimeException e) {
            sent(failure, e, safe);
        }
        return safe;
    }

    private void sent(
            RecordFailure<ConsumerRecord<byte[], byte[]>> failure, Exception problem, CompletableFuture<Void> safe) {
        if (problem == null) {
            safe.complete(null);
            return;
        }
        meter.deadLetterLost();
        TaskFailed notSent =
                new TaskFailed("Cannot send " + failure.coordinates() + " to dead letter topic " + topic, problem);
        lost = notSent;
        safe.completeExceptionally(notSent);
    }

    private ProducerRecord<byte[], byte[]> letter(RecordFailure<ConsumerRecord<byte[], byte[]>> failure) {
        ConsumerRecord<byte[], byte[]> original = failure.original();
        Long timestamp = original.timestamp() < 0 ? null : Long.valueOf(original.timestamp());
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, timestamp, original.key(), original.value(), original.headers());
        if (withContext) {
            describe(failure, letter.headers());
        }
        return letter;
    }

    private void describe(RecordFailure<ConsumerRecord<byte[], byte[]>> failure, Headers headers) {
        ConsumerRecord<byte[], byte[]> original = failure.original();
        put(headers, "topic", original.topic());
        put(headers, "partition", Integer.toString(original.partition()));
        put(headers, "offset", Long.toString(original.offset()));
        put(headers, "connector.name", task.connector());
        put(headers, "task.id", Integer.toString(task.task()));
        put(headers, "stage", failure.kind().name());
        put(headers, "class.name", failure.plugin().getName());
        put(headers, "exception.class.name", failure.cause().getClass().getName());
        put(headers, "exception.message", failure.cause().getMessage());
        StringWriter trace = new StringWriter();
        failure.cause().printStackTrace(new PrintWriter(trace));
        put(headers, "exception.stacktrace", trace.toString());
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(PREFIX + name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until every record reported so far is in the topic; fails if one never will be. */
    void settle() {
        if (unsettled) {
            unsettled = false;
            producer.flush();
        }
        TaskFailed failure = lost;
        if (failure != null) {
            throw failure;
        }
    }
}
