package io.sluice.bench.cluster;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The work that the scenarios of faults and changes disturb: 30 connectors of four tasks, each with 5 records a second, which leaves two cores some room. */
record Counting(Group group) {
    static final int CONNECTORS = 30;
    static final int TASKS = 4;
    static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int RECORDS_PER_SECOND = 5;

    /** Has the workers run all of it, and waits until they do. */
    Group.Settled start(Stage stage, List<Worker> workers) {
        stage.say("creating " + CONNECTORS + " connectors of " + TASKS + " tasks on " + workers.size() + " workers");
        new Topics(group.broker(), names()).createWithAppendTimes();
        for (String name : names()) {
            group.create(workers.get(0), name, Numbered.source(name, TASKS, RECORDS_PER_SECOND));
        }
        Group.Settled settled = group.awaitSettled(workers, LIMIT);
        Await.pass(Duration.ofSeconds(5));
        return settled;
    }

    Counted counted() {
        return Counted.read(group.broker(), names());
    }

    CommittedOffsets offsets() {
        return new CommittedOffsets(Topics.of(group.broker(), "bench-offset").read());
    }

    static Map<String, String> settings(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("offset.flush.interval.ms", "1000");
        return settings;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CONNECTORS; i++) {
            names.add(Numbered.name(i));
        }
        return names;
    }
}
