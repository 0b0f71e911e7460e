package io.sluice.connect.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A sink that takes records unless a test has it refuse, and writes down what it is told. */
final class ScriptedSink extends SinkTask {
    final List<SinkRecord> taken = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final Deque<Throwable> refusals = new ConcurrentLinkedDeque<>();
    volatile Consumer<SinkTaskContext> onOpen = context -> {};
    volatile UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> letsGo = offsets -> offsets;

    SinkTaskContext context() {
        return context;
    }

    List<Object> values() {
        return taken.stream().map(SinkRecord::value).toList();
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
    public void open(Collection<TopicPartition> partitions) {
        calls.add("open " + new ArrayList<>(partitions));
        onOpen.accept(context);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Throwable refusal = records.isEmpty() ? null : refusals.poll();
        if (refusal instanceof Error error) throw error;
        if (refusal instanceof RuntimeException exception) {
            calls.add("refused " + records.size());
            records.clear();
            throw exception;
        }
        taken.addAll(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return letsGo.apply(offsets);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        calls.add("close " + new ArrayList<>(partitions));
    }

    @Override
    public void stop() {
        calls.add("stop");
    }
}
