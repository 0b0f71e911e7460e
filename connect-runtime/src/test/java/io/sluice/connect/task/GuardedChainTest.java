package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sluice.connect.config.ErrorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.model.TargetState;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.junit.jupiter.api.Test;

class GuardedChainTest {
    private static final int RECORDS = 10_000;
    private static final SourceRecord RECORD = new SourceRecord(Map.of(), Map.of(), "topic", null, "value");

    private final Same transformation = new Same();
    private final Kept slot = new Kept();

    @Test
    void doesAGuardedStepOnlyForRecordsThatItIsMeantFor() {
        run(chain(forOthers(), forTombstones(), plain()), 1);

        assertThat(transformation.calls).isEqualTo(2);
    }

    @Test
    void needsNoMemoryOfItsOwnForARecord() {
        RecordChain<SourceRecord, SourceRecord> chain = chain(plain(), forOthers(), forTombstones(), plain());
        run(chain, RECORDS); // what is made once is made now

        long before = allocated();
        run(chain, RECORDS);

        assertThat(allocated() - before).isLessThan(RECORDS); // less than a byte for each
    }

    private static void run(RecordChain<SourceRecord, SourceRecord> chain, int records) {
        for (int i = 0; i < records; i++) {
            chain.apply(RECORD);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private RecordChain<SourceRecord, SourceRecord> chain(Stage... stages) {
        return new RecordChain<>(
                slot,
                List.of(stages),
                new Tolerance<>(
                        new ErrorSettings(
                                Optional.of(Duration.ZERO),
                                Duration.ofMillis(1),
                                false,
                                false,
                                false,
                                Optional.empty()),
                        List.of(),
                        new ErrorMeter(new Figures(new Metrics(), Map.of())),
                        new Orders(TargetState.STARTED, Lease.UNLIMITED),
                        Clock.systemUTC()));
    }

    private Stage plain() {
        return new Transform<>("same", transformation, slot);
    }

    private Stage forTombstones() {
        return new Guarded<>(new RecordIsTombstone<>(), false, plain(), slot);
    }

    private Stage forOthers() {
        return new Guarded<>(new RecordIsTombstone<>(), true, plain(), slot);
    }

    private static final class Kept implements Draft<SourceRecord, SourceRecord>, Slot<SourceRecord> {
        private SourceRecord record = RECORD;

        @Override
        public void begin(SourceRecord received) {
            record = received;
        }

        @Override
        public SourceRecord record() {
            return record;
        }

        @Override
        public void replace(SourceRecord changed) {
            record = changed;
        }

        @Override
        public SourceRecord end() {
            return record;
        }

        @Override
        public String coordinates() {
            return "the record";
        }
    }

    private static final class Same implements Transformation<SourceRecord> {
        private int calls;

        @Override
        public SourceRecord apply(SourceRecord record) {
            calls++;
            return record;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}
    }
}
