package io.sluice.bench.cluster;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.Broker;
import io.sluice.bench.process.Children;
import io.sluice.bench.process.Kind;
import io.sluice.bench.process.Sites;
import io.sluice.bench.process.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A new group of workers of one kind on a broker of its own, with what it is to run. */
final class Group implements AutoCloseable {
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Broker broker;
    private final List<Worker> workers;
    private final Map<String, Integer> tasksByConnector = new LinkedHashMap<>();

    private Group(Broker broker, List<Worker> workers) {
        this.broker = broker;
        this.workers = workers;
    }

    /** Starts the broker and makes ready, without starting them, so many workers. */
    static Group prepare(
            Kind kind, Sites sites, Children children, Path folder, int size, Map<String, String> further) {
        Broker broker = Broker.start(sites, children, folder);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            workers.add(Worker.prepare(kind, Kind.SMALL_HEAP, sites, children, folder, broker, further));
        }
        return new Group(broker, workers);
    }

    Broker broker() {
        return broker;
    }

    Worker worker(int number) {
        return workers.get(number);
    }

    /** Starts all workers at once and waits until they are ready. */
    void start() {
        workers.forEach(Worker::start);
        workers.forEach(Worker::awaitReady);
    }

    void create(Worker through, String connector, Map<String, String> config) {
        through.rest().create(connector, config);
        tasksByConnector.put(connector, Integer.parseInt(config.get("tasks.max")));
    }

    int taskCount() {
        return tasksByConnector.values().stream().mapToInt(Integer::intValue).sum();
    }

    static Set<String> ids(List<Worker> workers) {
        return workers.stream().map(Worker::id).collect(Collectors.toUnmodifiableSet());
    }

    List<Worker> all() {
        return List.copyOf(workers);
    }

    List<Worker> without(Worker worker) {
        return workers.stream().filter(other -> other != worker).toList();
    }

    /** Waits until everything runs on the workers, and gives the time when that was first seen. */
    Instant awaitRunning(List<Worker> on, Duration limit) {
        Set<String> ids = ids(on);
        return Await.until("everything to run on " + ids, limit, PAUSE, () -> runs(placement(on.get(0)), ids));
    }

    /** Waits until everything runs on the workers and stays where it is for a while. */
    Settled awaitSettled(List<Worker> on, Duration limit) {
        return await(new Settling(ids(on), taskCount()), on, limit);
    }

    /** As {@link #awaitSettled}, and no worker has two tasks more than another. */
    Settled awaitBalanced(List<Worker> on, Duration limit) {
        return await(new Settling(ids(on), 1), on, limit);
    }

    private Settled await(Settling settling, List<Worker> on, Duration limit) {
        Await.until(
                "everything to have settled on " + settling.ids,
                limit,
                PAUSE,
                () -> settling.see(placement(on.get(0))));
        return new Settled(settling.since, settling.placement);
    }

    /**
     * A state in which the group stayed.
     *
     * @param since when it was first seen
     */
    record Settled(Instant since, Placement placement) {}

    @Override
    public void close() {
        workers.forEach(Worker::close);
        broker.close();
    }

    private boolean runs(Optional<Placement> placement, Set<String> ids) {
        return placement.isPresent() && placement.get().runs(tasksByConnector.size(), taskCount(), ids);
    }

    private static Optional<Placement> placement(Worker worker) {
        return worker.rest().ask("/connectors?expand=status").map(Placement::of);
    }

    /** Looks at one placement after the other until one lasts. */
    private final class Settling {
        private final Set<String> ids;
        private final int spread;
        private Instant since;
        private Placement placement;

        Settling(Set<String> ids, int spread) {
            this.ids = ids;
            this.spread = spread;
        }

        boolean see(Optional<Placement> now) {
            if (!runs(now, ids) || now.get().taskSpread(ids) > spread) {
                placement = null;
            } else if (!now.get().equals(placement)) {
                placement = now.get();
                since = Instant.now();
            }
            return placement != null && Duration.between(since, Instant.now()).compareTo(SETTLED) >= 0;
        }
    }
}
