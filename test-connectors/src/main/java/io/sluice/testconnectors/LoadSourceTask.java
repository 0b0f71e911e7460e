package io.sluice.testconnectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Gives the same thousand values again and again; all records of one poll share an offset, as those of one page of a table do. */
public final class LoadSourceTask extends SourceTask {

    private Map<String, String> partition;
    private String topic;
    private int number;
    private int batch;
    private Payload payload;
    private List<Object> values;
    private Pace pace;
    private long given;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(LoadSource.CONFIG, props);
        number = Integer.parseInt(props.get(Numbered.TASK));
        partition = Map.of(Numbered.TASK, props.get(Numbered.TASK));
        topic = config.getString(LoadSource.TOPIC);
        batch = config.getInt(LoadSource.BATCH);
        payload = Payload.of(config.getString(LoadSource.PAYLOAD));
        values = payload.values();
        int rate = config.getInt(LoadSource.RATE);
        pace = rate == 0 ? null : Pace.of(rate);
    }

    @Override
    public List<SourceRecord> poll() {
        if (pace == null) {
            List<SourceRecord> records = new ArrayList<>(batch);
            Map<String, Long> offset = Map.of("given", given + batch);
            for (int i = 0; i < batch; i++) {
                records.add(record(offset, payload.schema(), values.get((int) (given++ % values.size()))));
            }
            return records;
        }
        int due = pace.awaitDue();
        given += due;
        List<SourceRecord> records = new ArrayList<>(due);
        for (int i = 0; i < due; i++) {
            records.add(record(Map.of("given", given), Schema.BYTES_SCHEMA, Stamp.now()));
        }
        return records;
    }

    private SourceRecord record(Map<String, Long> offset, Schema schema, Object value) {
        return new SourceRecord(partition, offset, topic, number, schema, value);
    }

    @Override
    public void stop() {
        // nothing is held
    }
}
