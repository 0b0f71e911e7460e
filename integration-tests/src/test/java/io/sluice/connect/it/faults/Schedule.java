package io.sluice.connect.it.faults;

import io.sluice.connect.it.faults.Step.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which faults befall the cluster, and when: the same for the same seed and length. Faults overlap, but one worker at least is
 * left alone at any time, and whatever is taken away comes back.
 */
final class Schedule {
    /** Faults as they are drawn, each once before all are drawn again. */
    private static final List<Act> DRAWN = List.of(
            Act.KILL_WORKER,
            Act.KILL_WORKER,
            Act.TERMINATE_WORKER,
            Act.TERMINATE_WORKER,
            Act.FREEZE_WORKER,
            Act.FREEZE_WORKER,
            Act.STOP_BROKER,
            Act.KILL_BROKER,
            Act.FREEZE_BROKER,
            Act.RECONFIGURE,
            Act.RECONFIGURE,
            Act.PAUSE,
            Act.RESTART);

    private static final Duration STARTING = Duration.ofSeconds(10);

    private final Random random;
    private final Duration[] workerBackAt;
    private final List<String> connectors;
    private final List<Step> steps = new ArrayList<>();
    private final List<Act> left = new ArrayList<>();
    private Duration brokerBackAt = Duration.ZERO;

    private Schedule(Random random, int workers, List<String> connectors) {
        this.random = random;
        this.connectors = connectors;
        this.workerBackAt = new Duration[workers];
        Arrays.fill(workerBackAt, Duration.ZERO);
    }

    static List<Step> of(long seed, Duration length, int workers, List<String> connectors) {
        Schedule schedule = new Schedule(new Random(seed), workers, connectors);
        for (Duration at = schedule.between(1, 3); at.compareTo(length) < 0; at = at.plus(schedule.between(1, 5)))
            schedule.draw(at);
        schedule.steps.sort(Comparator.comparing(Step::at));
        return List.copyOf(schedule.steps);
    }

    private void draw(Duration at) {
        if (left.isEmpty()) {
            left.addAll(DRAWN);
            Collections.shuffle(left, random);
        }
        Act act = left.remove(left.size() - 1);
        int worker = oneOf(workersUpAt(at));
        switch (act) {
            case KILL_WORKER, TERMINATE_WORKER -> takeWorker(at, act, worker, Act.START_WORKER, between(1, 12));
            case FREEZE_WORKER -> takeWorker(at, act, worker, Act.THAW_WORKER, between(1, 15));
            case STOP_BROKER, KILL_BROKER -> takeBroker(at, act, Act.START_BROKER, between(0, 12));
            case FREEZE_BROKER -> takeBroker(at, act, Act.THAW_BROKER, between(0, 12));
            default -> request(at, act, worker);
        }
    }

    private void takeWorker(Duration at, Act act, int worker, Act undo, Duration length) {
        if (workersUpAt(at).size() < 2) return;
        Duration back = at.plus(length);
        steps.add(Step.worker(at, act, worker));
        steps.add(Step.worker(back, undo, worker));
        workerBackAt[worker] = undo == Act.START_WORKER ? back.plus(STARTING) : back;
    }

    private void takeBroker(Duration at, Act act, Act undo, Duration length) {
        if (brokerBackAt.compareTo(at) > 0) return;
        Duration back = at.plus(length);
        steps.add(Step.broker(at, act));
        steps.add(Step.broker(back, undo));
        brokerBackAt = back.plus(STARTING);
    }

    private void request(Duration at, Act act, int worker) {
        String connector = connectors.get(random.nextInt(connectors.size()));
        steps.add(new Step(at, act, worker, connector, 1 + random.nextInt(4)));
        if (act == Act.PAUSE) steps.add(new Step(at.plus(between(1, 5)), Act.RESUME, worker, connector, 0));
    }

    private List<Integer> workersUpAt(Duration at) {
        return IntStream.range(0, workerBackAt.length)
                .filter(worker -> workerBackAt[worker].compareTo(at) <= 0)
                .boxed()
                .toList();
    }

    private int oneOf(List<Integer> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Duration between(int fromSeconds, int toSeconds) {
        return Duration.ofMillis(fromSeconds * 1000L + random.nextInt((toSeconds - fromSeconds) * 1000));
    }
}
