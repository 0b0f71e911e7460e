package io.sluice.connect.task;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A source that polls what a test tells it to and writes down what it is told. */
final class ScriptedSource extends SourceTask {
    final BlockingQueue<Callable<List<SourceRecord>>> polls = new LinkedBlockingQueue<>();
    final List<SourceRecord> written = new CopyOnWriteArrayList<>();
    final List<SourceRecord> notWritten = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger commits = new AtomicInteger();
    private final Map<String, String> partition = Map.of("stream", "s");

    ScriptedSource gives(long... positions) {
        List<SourceRecord> records = java.util.Arrays.stream(positions)
                .mapToObj(position -> record("topic", position))
                .toList();
        polls.add(() -> records);
        return this;
    }

    ScriptedSource gives(SourceRecord record) {
        polls.add(() -> List.of(record));
        return this;
    }

    ScriptedSource fails(Exception failure) {
        polls.add(() -> {
            throw failure;
        });
        return this;
    }

    SourceRecord record(String topic, long position) {
        return new SourceRecord(
                partition, Map.of("position", position), topic, null, null, null, null, "value-" + position);
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> config) {
        calls.add("start");
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        Callable<List<SourceRecord>> next = polls.poll(5, TimeUnit.MILLISECONDS);
        try {
            return next == null ? null : next.call();
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        (metadata == null ? notWritten : written).add(record);
    }

    @Override
    public void commit() {
        commits.incrementAndGet();
    }

    @Override
    public void stop() {
        calls.add("stop");
    }
}
