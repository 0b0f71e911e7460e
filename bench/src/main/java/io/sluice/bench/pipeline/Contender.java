package io.sluice.bench.pipeline;

import io.sluice.bench.process.Broker;
import io.sluice.bench.process.Children;
import io.sluice.bench.process.Kind;
import io.sluice.bench.process.ProcessUse;
import io.sluice.bench.process.Sites;
import io.sluice.bench.process.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who does the work: a worker of either kind, or clients without one. */
enum Contender {
    SLUICE(Kind.SLUICE),
    APACHE(Kind.APACHE),
    RAW(null);

    private final Kind kind;

    Contender(Kind kind) {
        this.kind = kind;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Something that runs until it is closed. */
    interface Running extends AutoCloseable {
        ProcessUse use();

        @Override
        void close();
    }

    /** Where things are, the broker that all contenders share, and how much heap each may have. */
    record Place(Sites sites, Children children, Path folder, Broker broker, List<String> heap) {}

    /** Begins to write into this topic, or into the one that the row's transformations name. */
    Running source(Place place, Row row, String topic) {
        return kind == null
                ? raw(place, "produce", row.target(topic), row.id())
                : worker(place, row.workerSettings(), Map.of("load-" + id(), row.source(topic)));
    }

    /** Begins to read this topic and to keep count in the folder. */
    Running sink(Place place, Row row, String topic, Path counts, long rewindAt) {
        return kind == null
                ? raw(place, "consume", topic, row.id(), counts.toString(), Long.toString(rewindAt))
                : worker(place, Map.of(), Map.of("load-" + id(), row.sink(topic, counts.toString(), rewindAt)));
    }

    /** Begins to send so many records a second through this topic and to write their ages down in the folder. */
    Running relay(Place place, String topic, int rate, Path ages) {
        if (kind == null) {
            return raw(place, "relay", topic, Integer.toString(rate), ages.toString());
        }
        Row from = new Row(Row.Direction.SOURCE, Content.BYTES_100, false, 1);
        Map<String, String> source = new HashMap<>(from.source(topic));
        source.put("rate", Integer.toString(rate));
        Map<String, String> sink = new HashMap<>(from.sink(topic, ages.toString(), Long.MAX_VALUE));
        sink.put("ages", "true");
        return worker(place, Map.of(), Map.of("from-" + id(), source, "to-" + id(), sink));
    }

    /** All names are the contender's own: groups of consumers outlive a worker that is killed. */
    private Running worker(Place place, Map<String, String> further, Map<String, Map<String, String>> connectors) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("group.id", "bench-" + id());
        for (String store : List.of("config", "offset", "status")) {
            settings.put(store + ".storage.topic", "bench-" + id() + "-" + store);
        }
        Worker worker = Worker.prepare(
                kind, place.heap(), place.sites(), place.children(), place.folder(), place.broker(), settings);
        worker.start();
        worker.awaitReady();
        connectors.forEach(worker.rest()::create);
        return new Running() {
            @Override
            public ProcessUse use() {
                return worker.use();
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }

    private Running raw(Place place, String what, String topic, String... further) {
        List<String> command = new ArrayList<>();
        command.add(place.sites().java().toString());
        command.addAll(place.heap());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RawClients.class.getName(),
                what,
                place.broker().address(),
                topic));
        command.addAll(List.of(further));
        try {
            Process process = place.children()
                    .start(new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    place.folder().resolve(what + ".log").toFile()));
            return new Running() {
                @Override
                public ProcessUse use() {
                    return new ProcessUse(place.sites(), process.pid());
                }

                @Override
                public void close() {
                    process.destroyForcibly().onExit().join();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the clients", e);
        }
    }
}
