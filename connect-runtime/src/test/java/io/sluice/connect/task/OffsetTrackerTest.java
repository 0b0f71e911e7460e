package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTrackerTest {
    private static final Map<String, String> A = Map.of("file", "a");
    private static final Map<String, String> B = Map.of("file", "b");

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void givesTheOffsetOfTheNewestAckedRecordBeforeTheFirstUnackedOne() {
        Pending first = tracked(A, 1);
        Pending second = tracked(A, 2);
        Pending third = tracked(A, 3);

        third.ack();
        assertThat(tracker.drain()).isEmpty();

        first.ack();
        assertThat(tracker.drain()).isEqualTo(Map.of(A, Map.of("at", 1L)));

        second.ack();
        assertThat(tracker.drain()).isEqualTo(Map.of(A, Map.of("at", 3L)));
    }

    @Test
    void aPartitionThatWaitsHoldsUpNoOther() {
        tracked(A, 1);
        tracked(B, 7).ack();

        assertThat(tracker.drain()).isEqualTo(Map.of(B, Map.of("at", 7L)));
    }

    @Test
    void givesEachOffsetOnce() {
        tracked(A, 1).ack();

        assertThat(tracker.drain()).hasSize(1);
        assertThat(tracker.drain()).isEmpty();
    }

    @Test
    void equalPartitionsAreOneThoughTheirMapsAreNot() {
        tracked(new HashMap<>(A), 1);
        tracked(new HashMap<>(A), 2).ack();

        assertThat(tracker.drain()).isEmpty();
    }

    @Test
    void recordsWithoutASourcePartitionAreNotRemembered() {
        tracked(null, 1).ack();

        assertThat(tracker.drain()).isEmpty();
    }

    @Test
    void countsWhatIsUnderWay() {
        tracked(A, 1);
        tracked(A, 2).ack();
        tracked(B, 1);

        assertThat(tracker.underWay()).isEqualTo(2);
    }

    /** One thread sends, one acknowledges out of order, one drains; what is drained is checked against what was acknowledged. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_241_121, 7_777})
    void neverRunsAheadOfAcknowledgements(long seed) throws Exception {
        int partitions = 5;
        int records = 200_000;
        BlockingQueue<Pending> sent = new LinkedBlockingQueue<>();
        boolean[][] acked = new boolean[partitions][records + 1];
        CompletableFuture<Void> acks = CompletableFuture.runAsync(() -> ackInAnyOrder(sent, records, acked, seed));
        List<String> problems = new ArrayList<>();
        long[] latest = new long[partitions];
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            long[] next = new long[partitions];
            Random random = new Random(seed);
            for (int i = 0; i < records; i++) {
                int partition = random.nextInt(partitions);
                sent.add(tracked(Map.of("file", partition), ++next[partition]));
            }
        });

        while (!acks.isDone()) {
            check(tracker.drain(), acked, latest, problems);
        }
        acks.get(60, TimeUnit.SECONDS);
        sending.get(1, TimeUnit.SECONDS);
        check(tracker.drain(), acked, latest, problems);

        assertThat(problems).isEmpty();
        assertThat(tracker.underWay()).isZero();
        long drained = 0;
        for (long end : latest) {
            drained += end;
        }
        assertThat(drained).isEqualTo(records);
    }

    private void ackInAnyOrder(BlockingQueue<Pending> sent, int records, boolean[][] acked, long seed) {
        Random random = new Random(seed + 1);
        List<Pending> held = new ArrayList<>();
        try {
            for (int taken = 0; taken < records || !held.isEmpty(); ) {
                Pending next = taken < records ? sent.poll(30, TimeUnit.SECONDS) : null;
                if (next != null) {
                    held.add(next);
                    taken++;
                }
                if (held.size() > 50 || next == null) {
                    Pending pending = held.remove(random.nextInt(held.size()));
                    synchronized (acked) {
                        acked[(int) pending.record().sourcePartition().get("file")][
                                (int) (long) pending.record().sourceOffset().get("at")] = true;
                    }
                    pending.ack();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(
            Map<Map<String, ?>, Map<String, ?>> drained, boolean[][] acked, long[] latest, List<String> problems) {
        synchronized (acked) {
            drained.forEach((partition, offset) -> {
                int p = (int) partition.get("file");
                long end = (long) offset.get("at");
                if (end <= latest[p]) {
                    problems.add("partition " + p + " went back from " + latest[p] + " to " + end);
                }
                for (long at = latest[p] + 1; at <= end; at++) {
                    if (!acked[p][(int) at]) {
                        problems.add("partition " + p + " drained to " + end + " though " + at + " is under way");
                    }
                }
                latest[p] = end;
            });
        }
    }

    private Pending tracked(Map<String, ?> partition, long at) {
        Pending pending = new Pending(
                new SourceRecord(partition, Map.of("at", at), "topic", null, null), (p, metadata, failure) -> {});
        tracker.track(pending);
        return pending;
    }
}
