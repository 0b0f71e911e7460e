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

    @Test
    void doesAGuardedStepOnlyForRecordsThatItIsMeantFor() {
        run(chain(List.of(forOthers(), forTombstones(), plain())), 1);

        assertThat(transformation.calls).isEqualTo(2);
    }

    @Test
    void needsNoMemoryOfItsOwnForARecord() {
        RecordChain<SourceRecord, SourceRecord> chain = chain(List.of(plain(), forOthers(), forTombstones(), plain()));
        run(chain, RECORDS); // what is made once is made now

        long before = allocated();
        run(chain, RECORDS);

        assertThat(allocated() - before).isLessThan(RECORDS); // less than a byte for each
    }

    private static void run(RecordChain<SourceRecord, SourceRecord> chain, int records) {
        RecordChain.Pass<SourceRecord, SourceRecord> pass = chain.pass();
        for (int i = 0; i < records; i++) {
            pass.apply(RECORD);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private RecordChain<SourceRecord, SourceRecord> chain(List<Stage<? super Kept>> stages) {
        return new RecordChain<>(
                Kept::new,
                stages,
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

    private Stage<Slot<SourceRecord>> plain() {
        return new Transform<>("same", transformation);
    }

    private Stage<Slot<SourceRecord>> forTombstones() {
        return new Guarded<>(new RecordIsTombstone<>(), false, plain());
    }

    private Stage<Slot<SourceRecord>> forOthers() {
        return new Guarded<>(new RecordIsTombstone<>(), true, plain());
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
