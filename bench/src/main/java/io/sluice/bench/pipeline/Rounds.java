package io.sluice.bench.pipeline;

import static io.sluice.bench.pipeline.Row.Direction.SINK;
import static io.sluice.bench.pipeline.Row.Direction.SOURCE;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.Broker;
import io.sluice.bench.process.Children;
import io.sluice.bench.process.Kind;
import io.sluice.bench.process.NotReached;
import io.sluice.bench.process.Sites;
import io.sluice.testconnectors.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets contenders do the work of a row one after the other, on one new broker, and take turns in going first. */
final class Rounds {
    static final String LATENCY = "latency";
    static final int LATENCY_RATE = 1000;

    /** What a sink reads again and again: more than goes through in the time that going back takes. */
    private static final long SINK_RECORDS = 1_000_000;

    private static final Duration FILLED = Duration.ofMinutes(3);

    private final Sites sites;
    private final Children children;
    private final List<Contender> contenders;
    private final Figures figures;
    private final boolean memory;
    private boolean complete = true;

    /** @param memory whether to look at what workers with a small heap keep, rather than at how fast they are */
    Rounds(Sites sites, Children children, List<Contender> contenders, Figures figures, boolean memory) {
        this.sites = sites;
        this.children = children;
        this.contenders = contenders;
        this.figures = figures;
        this.memory = memory;
    }

    boolean isComplete() {
        return complete;
    }

    void run(String row, int round) throws IOException {
        Path folder = sites.empty("pipeline/" + row);
        try (Broker broker = Broker.start(sites, children, folder);
                Log log = new Log(broker.address())) {
            Contender.Place place =
                    new Contender.Place(sites, children, folder, broker, memory ? Kind.SMALL_HEAP : Kind.USUAL_HEAP);
            if (!row.equals(LATENCY) && Row.of(row).direction() == SINK) {
                fill(place, Row.of(row), log);
            }
            for (int turn = 0; turn < contenders.size(); turn++) {
                Contender contender = contenders.get((round + turn) % contenders.size());
                Map<Figure.What, Double> found =
                        row.equals(LATENCY) ? relay(place, log, contender) : load(place, Row.of(row), log, contender);
                System.out.printf("  %s, round %d, %s: %s%n", row, round, contender.id(), found);
                for (Map.Entry<Figure.What, Double> one : found.entrySet()) {
                    figures.add(new Figure(row, contender.id(), one.getKey(), one.getValue()));
                }
            }
        } catch (NotReached e) {
            complete = false;
            System.out.println("    FAILED: " + e.getMessage() + " (logs in " + folder + ")");
        }
    }

    private Map<Figure.What, Double> load(Contender.Place place, Row row, Log log, Contender contender) {
        if (row.direction() == SOURCE) {
            String topic = row.target(contender.id());
            log.createWithRoomForLittle(topic, row.tasks());
            try (Contender.Running running = contender.source(place, row, contender.id())) {
                return measured(running, () -> log.end(topic));
            } finally {
                log.delete(topic);
            }
        }
        Path counts = place.folder().resolve("counts-" + contender.id());
        long rewindAt = SINK_RECORDS / row.tasks() * 9 / 10;
        try (Contender.Running running = contender.sink(place, row, "filled", counts, rewindAt)) {
            return measured(running, () -> Tally.sum(counts));
        }
    }

    private Map<Figure.What, Double> measured(Contender.Running running, LongSupplier count) {
        return memory ? Measurement.memory(running, count) : Measurement.throughput(running, count);
    }

    private static Map<Figure.What, Double> relay(Contender.Place place, Log log, Contender contender) {
        log.create(contender.id(), 1);
        Path ages = place.folder().resolve("ages-" + contender.id());
        try (Contender.Running running = contender.relay(place, contender.id(), LATENCY_RATE, ages)) {
            return Measurement.latency(running, ages, LATENCY_RATE);
        }
    }

    /** Has the clients write what such a source writes, as it is before any transformation of the sink. */
    private static void fill(Contender.Place place, Row row, Log log) {
        Content content = row.content().isTransformed() ? Content.JSON : row.content();
        log.create("filled", row.tasks());
        try (Contender.Running filling =
                Contender.RAW.source(place, new Row(SOURCE, content, false, row.tasks()), "filled")) {
            Await.until(
                    "a full topic",
                    FILLED,
                    Duration.ofMillis(100),
                    () -> log.leastEnd("filled") >= SINK_RECORDS / row.tasks());
        }
    }
}
