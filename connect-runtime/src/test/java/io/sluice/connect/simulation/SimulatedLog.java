package io.sluice.connect.simulation;

import io.sluice.connect.kafka.CompactedLog;
import io.sluice.connect.kafka.TopicLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * One process's log of a topic. What it writes arrives in order and after a while, or, when the process dies meanwhile, perhaps
 * not at all; what it reads may be far behind the topic's end.
 */
final class SimulatedLog implements CompactedLog<byte[], byte[]> {

    /** Something written that has not arrived. */
    private record Write(byte[] key, byte[] value, CompletableFuture<RecordMetadata> done) {}

    /** Somebody who waits until everything before this place was read. */
    private record Wait(int end, CompletableFuture<Void> done) {}

    private final SimulatedTopic topic;
    private final SimulatedProcess process;
    private final Simulation simulation;
    private final Deque<Write> onTheirWay = new ArrayDeque<>();
    private final List<Wait> waiting = new ArrayList<>();
    private TopicLog.Listener<byte[], byte[]> listener;
    private int position;
    private boolean reading;
    private long lagsUntilMs;
    private long arrivalMs;

    SimulatedLog(SimulatedTopic topic, SimulatedProcess process, Simulation simulation) {
        this.topic = topic;
        this.process = process;
        this.simulation = simulation;
    }

    @Override
    public String topic() {
        return topic.name();
    }

    @Override
    public void start(TopicLog.Listener<byte[], byte[]> told, Duration timeout) {
        listener = told;
        read(topic.end());
        listener.caughtUp();
        topic.follow(this::readSoon);
    }

    @Override
    public CompletableFuture<RecordMetadata> append(byte[] key, byte[] value) {
        var done = new CompletableFuture<RecordMetadata>();
        onTheirWay.add(new Write(key, value, done));
        arrivalMs = Math.max(arrivalMs, simulation.nowMs() + simulation.between(1, 15));
        simulation.later(Duration.ofMillis(arrivalMs - simulation.nowMs()), this::arrive);
        return done;
    }

    private void arrive() {
        Write write = onTheirWay.poll();
        if (write == null) return; // it died with its process
        RecordMetadata where = topic.append(write.key, write.value);
        process.later(simulation.millis(1, 5), () -> write.done.complete(where));
    }

    /** The process is dead: of what is on its way, the later part is lost. */
    void die() {
        int lost = simulation.upTo(onTheirWay.size() + 1);
        for (int i = 0; i < lost; i++) onTheirWay.removeLast();
    }

    /** For so long nothing is read. */
    void lag(Duration time) {
        lagsUntilMs = Math.max(lagsUntilMs, simulation.nowMs() + time.toMillis());
    }

    void catchUp() {
        lagsUntilMs = 0;
        reading = false;
        readSoon();
    }

    boolean isLagging() {
        return simulation.nowMs() < lagsUntilMs;
    }

    /** Reads all there is at once, as somebody does who waits for it. */
    void readAll() {
        read(topic.end());
    }

    @Override
    public CompletableFuture<Void> refresh() {
        return reached(topic.end());
    }

    @Override
    public CompletableFuture<Void> reached(int partition, long offset) {
        return reached((int) offset + 1);
    }

    private CompletableFuture<Void> reached(int end) {
        if (position >= end) return CompletableFuture.completedFuture(null);
        var done = new CompletableFuture<Void>();
        waiting.add(new Wait(end, done));
        return done;
    }

    private void readSoon() {
        if (reading || process.isDead()) return;
        reading = true;
        process.later(simulation.millis(1, 15), this::readSome);
    }

    private void readSome() {
        reading = false;
        if (isLagging()) {
            reading = true;
            process.later(Duration.ofMillis(lagsUntilMs - simulation.nowMs()), this::readSome);
            return;
        }
        int left = topic.end() - position;
        if (left > 0) read(position + simulation.between(1, left));
        if (position < topic.end()) readSoon();
    }

    private void read(int end) {
        if (end > position) listener.read(List.copyOf(topic.read(position, end)));
        position = Math.max(position, end);
        for (Wait wait : List.copyOf(waiting)) {
            if (position < wait.end) continue;
            waiting.remove(wait);
            wait.done.complete(null);
        }
    }

    @Override
    public void close() {
        // What was written arrives; what is read does not matter any more.
    }
}
