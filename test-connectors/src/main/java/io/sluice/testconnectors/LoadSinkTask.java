package io.sluice.testconnectors;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Counts, and goes back to the beginning of a partition before its end, so that there is always something to read. */
public final class LoadSinkTask extends SinkTask {

    private Tally tally;
    private long rewindAt;
    private boolean ages;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(LoadSink.CONFIG, props);
        tally = Tally.in(Path.of(config.getString(LoadSink.FOLDER)), props.get(Numbered.TASK));
        rewindAt = config.getLong(LoadSink.REWIND);
        ages = config.getBoolean(LoadSink.AGES);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        SinkRecord last = null;
        for (SinkRecord record : records) {
            if (ages) {
                tally.age(Stamp.age((byte[]) record.value()));
            }
            last = record;
        }
        tally.count(records.size());
        if (last != null && last.originalKafkaOffset() >= rewindAt) {
            context.offset(new TopicPartition(last.originalTopic(), last.originalKafkaPartition()), 0);
        }
    }

    @Override
    public void stop() {
        // the file is the operating system's
    }
}
