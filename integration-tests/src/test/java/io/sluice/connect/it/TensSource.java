package io.sluice.connect.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Counts from one; each ten numbers are a transaction, which its task commits or throws away in turn. */
public final class TensSource extends SourceConnector {
    private Map<String, String> config = Map.of();

    /** Whether a reader of committed records is to see a number. */
    static boolean isKept(long number) {
        return (number - 1) / 10 % 2 == 1;
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
        return Counter.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(config);
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> given) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void stop() {
        // nothing is held
    }

    /** Polls threes, so that transactions end amid a batch. */
    public static final class Counter extends SourceTask {
        private static final Map<String, ?> PARTITION = Map.of("counts", "tens");
        private String topic;
        private long number;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> config) {
            topic = config.get("topic");
            Map<String, Object> offset = context.offsetStorageReader().offset(PARTITION);
            number = offset == null ? 0 : ((Number) offset.get("number")).longValue();
        }

        @Override
        public List<SourceRecord> poll() {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            List<SourceRecord> batch = new ArrayList<>();
            for (int i = 0; i < 3; i++) batch.add(next());
            return batch;
        }

        private SourceRecord next() {
            number++;
            SourceRecord record = new SourceRecord(
                    PARTITION, Map.of("number", number), topic, 0, Schema.STRING_SCHEMA, Long.toString(number));
            if (number % 10 != 0) return record;
            if (isKept(number)) context.transactionContext().commitTransaction(record);
            else context.transactionContext().abortTransaction(record);
            return record;
        }

        @Override
        public void stop() {
            // nothing is held
        }
    }
}
