package io.sluice.connect.real;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Inserts, updates and deletes things in transactions, one in ten of which is rolled back. Belongs to the thread that writes. */
final class RandomChanges {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Connection postgres;
    private final Random random;
    private List<Long> there = new ArrayList<>();
    private volatile long last; // the newest key that was committed: written here, read by the thread of the test
    private volatile boolean enough; // set by the thread of the test
    private int committed;

    RandomChanges(Connection postgres, long seed) {
        this.postgres = postgres;
        this.random = new Random(seed);
    }

    /** Goes on until {@link #end}; returns how many changes were committed since the beginning. */
    int untilEnd() throws SQLException {
        while (!enough) {
            atLeast(committed + 1);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return committed;
    }

    void atLeast(int changes) throws SQLException {
        postgres.setAutoCommit(false);
        try (PreparedStatement insert = Things.insert(postgres)) {
            while (committed < changes) transaction(insert);
        }
    }

    void end() {
        enough = true;
    }

    long lastKey() {
        return last;
    }

    private void transaction(PreparedStatement insert) throws SQLException {
        List<Long> then = new ArrayList<>(there);
        long key = last;
        int changes = 1 + random.nextInt(20);
        for (int n = 0; n < changes; n++) {
            int dice = random.nextInt(10);
            if (then.isEmpty() || dice < 5) {
                Things.insert(insert, ++key, random);
                then.add(key);
            } else if (dice < 8) {
                Things.update(postgres, then.get(random.nextInt(then.size())), random);
            } else {
                Things.delete(postgres, then.remove(random.nextInt(then.size())));
            }
        }
        if (random.nextInt(10) == 0) {
            postgres.rollback();
            return;
        }
        postgres.commit();
        there = then;
        last = key;
        committed += changes;
    }
}
