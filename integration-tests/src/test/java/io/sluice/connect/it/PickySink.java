package io.sluice.connect.it;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Takes the numbers in the member {@code n} and hands negative ones back. For one test at a time in this JVM. */
public final class PickySink extends SinkConnector {
    private static final BitSet TAKEN = new BitSet();
    private static final AtomicInteger AGAIN = new AtomicInteger();

    private Map<String, String> config = Map.of();

    /** The numbers that came. */
    static BitSet taken() {
        synchronized (TAKEN) {
            return (BitSet) TAKEN.clone();
        }
    }

    /** How many came that had come before. */
    static int again() {
        return AGAIN.get();
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> given) {
        config = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Picker.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return Collections.nCopies(max, config);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    /** The task. */
    public static final class Picker extends SinkTask {
        private ErrantRecordReporter reporter;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> config) {
            reporter = context.errantRecordReporter();
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            synchronized (TAKEN) {
                for (SinkRecord record : records) take(record);
            }
        }

        private void take(SinkRecord record) {
            int number = ((Number) ((Map<?, ?>) record.value()).get("n")).intValue();
            if (number < 0) {
                reporter.report(record, new DataException(number + " is negative"));
                return;
            }
            if (TAKEN.get(number)) AGAIN.incrementAndGet();
            TAKEN.set(number);
        }

        @Override
        public void stop() {}
    }
}
