package io.sluice.testconnectors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * Counts upwards from its stored offset.
 *
 * <p>Values are {@code TASK NUMBER NANOS}, the last being the time since 1970 at which the record was made. Used by
 * its own thread, except for {@link #stop}.
 */
public final class NumberedSourceTask extends SourceTask {

    private static final int BATCH = 2_000;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final double SECOND = 1e9;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private String topic;
    private Integer topicPartition;
    private String task;
    private Map<String, String> partition;
    private double rate;
    private long limit;
    private long number; // of the last record made
    private long made; // in this life
    private long began;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(NumberedSource.CONFIG, props, false);
        topic = config.getString(NumberedSource.TOPIC);
        rate = config.getDouble(NumberedSource.RATE);
        limit = config.getLong(NumberedSource.LIMIT);
        task = props.get(Numbered.TASK);
        int partitions = config.getInt(NumberedSource.PARTITIONS);
        topicPartition = partitions == 0 ? null : (Integer) (Integer.parseInt(task) % partitions);
        partition = Map.of(Numbered.TASK, task);
        Map<String, Object> stored = context.offsetStorageReader().offset(partition);
        number = stored == null ? 0 : ((Number) stored.get("number")).longValue();
        began = System.nanoTime();
    }

    /** What is due by now; null if that is nothing and stays so for a second. */
    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        int due = due();
        if (due == 0) {
            boolean ended = stopped.await(untilNext(), TimeUnit.NANOSECONDS);
            due = ended ? 0 : due();
        }
        if (due == 0) {
            return null;
        }
        List<SourceRecord> records = new ArrayList<>(due);
        for (int i = 0; i < due; i++) {
            records.add(next());
        }
        return records;
    }

    private int due() {
        long byNow = (long) ((System.nanoTime() - began) / SECOND * rate);
        return (int) Math.min(Math.min(byNow - made, limit - number), BATCH);
    }

    private long untilNext() {
        if (rate == 0 || number == limit) {
            return LONGEST_WAIT;
        }
        long next = began + (long) ((made + 1) / rate * SECOND);
        return Math.min(Math.max(next - System.nanoTime(), 0), LONGEST_WAIT);
    }

    private SourceRecord next() {
        number++;
        made++;
        Instant now = Instant.now();
        long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        return new SourceRecord(
                partition,
                Map.of("number", number),
                topic,
                topicPartition,
                Schema.STRING_SCHEMA,
                task,
                Schema.STRING_SCHEMA,
                task + " " + number + " " + nanos);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
