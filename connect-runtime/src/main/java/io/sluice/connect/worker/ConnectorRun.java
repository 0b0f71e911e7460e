package io.sluice.connect.worker;

import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.metrics.ConnectorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.PluginMeters;
import io.sluice.connect.metrics.WorkerMeter;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.PluginScope;
import io.sluice.connect.store.OffsetsOnDemand;
import io.sluice.connect.task.StoredOffsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of one connector: makes it, starts and stops it as its target state demands, asks it for task configurations. Every
 * method but {@link #fail} and {@link #abandon} runs on the connector's own thread; what becomes of it is reported until it is
 * abandoned.
 */
final class ConnectorRun {
    private static final Logger log = LoggerFactory.getLogger(ConnectorRun.class);

    private final String name;
    private final long run;
    private final Worker.Listener listener;
    private final ConnectorKit kit;
    private final WorkerMeter worker;
    private final Figures figures;
    private final PluginMeters meters;
    // Null until the plugin is found; written by the connector's thread, read by whoever fails the connector.
    private volatile ConnectorMeter meter;
    private Connector connector; // null until made
    private Plugin plugin; // null until found
    private TaskConfigs taskConfigs;
    private OffsetsOnDemand offsets; // null until made, and for sinks
    private boolean started;
    private boolean failed;
    private volatile boolean abandoned; // set by the deadline's thread, read by the connector's thread

    ConnectorRun(String name, long run, Worker.Listener listener, ConnectorKit kit, WorkerMeter worker) {
        this.name = name;
        this.run = run;
        this.listener = listener;
        this.kit = kit;
        this.worker = worker;
        this.figures = kit.figuresOf(name);
        this.meters = figures.pluginMeters();
    }

    /** Makes the connector and brings it to its first target state. */
    void begin(Map<String, String> config, TargetState target) {
        attempt(() -> {
            Map<String, String> resolved = kit.resolve(name, config);
            plugin = kit.plugin(resolved);
            meter = new ConnectorMeter(
                    figures, plugin.className(), plugin.kind().text(), plugin.version());
            taskConfigs = new TaskConfigs(name, config, resolved, plugin);
            connector = (Connector) plugin.newInstance();
            try (PluginScope scope = plugin.enter()) {
                connector.initialize(context(resolved));
            }
            moveTo(target);
        });
        if (failed || started) worker.connectorStarted(started);
    }

    private ConnectorContext context(Map<String, String> resolved) {
        ConnectorLink link = new ConnectorLink(this::reconfigure, this::fail, meters);
        if (plugin.kind() != PluginKind.SOURCE) return link.forSink();
        OffsetsOnDemand opened =
                new OffsetsOnDemand(() -> kit.offsets().open(name, ConnectorSettings.source(resolved)));
        offsets = opened;
        return link.forSource(StoredOffsets.forConnector(name, opened));
    }

    private void reconfigure() {
        if (!abandoned) listener.reconfigurationRequested(name, run);
    }

    void target(TargetState target) {
        attempt(() -> moveTo(target));
    }

    private void moveTo(TargetState target) {
        if (failed) return;
        boolean start = target == TargetState.STARTED;
        try (PluginScope scope = plugin.enter()) {
            if (start && !started) connector.start(taskConfigs.resolvedConfig());
            if (!start && started) connector.stop();
        }
        if (start != started) log.info("{} connector {}", start ? "Started" : "Stopped", name);
        started = start;
        show(target);
        if (!abandoned) listener.connectorReached(name, run, target, plugin.version());
    }

    private void show(TargetState target) {
        switch (target) {
            case STARTED -> meter.running();
            case PAUSED -> meter.paused();
            case STOPPED -> meter.stopped();
        }
    }

    void sayTaskConfigs() {
        if (failed || !started) return;
        try {
            List<Map<String, String>> answer = taskConfigs.ask(connector);
            if (!abandoned) listener.taskConfigsReady(name, run, answer);
        } catch (TooManyTasks e) {
            fail(e);
        } catch (Throwable e) { // Errors too: a thread that died of one would leave the worker waiting for its answer
            if (!abandoned) listener.taskConfigsFailed(name, run, e);
        }
    }

    /** Ends the life; errors of the plugin are logged, since nothing can follow from them. */
    void end() {
        try {
            if (started) {
                try (PluginScope scope = plugin.enter()) {
                    connector.stop();
                }
            }
        } catch (Throwable e) { // Errors too: whoever waits for the stop has to hear of it
            log.warn("Connector {} threw while it was being stopped; it counts as stopped", name, e);
        } finally {
            started = false;
            if (offsets != null) offsets.close();
            meters.close();
            figures.close();
        }
    }

    /** Any thread: the connector itself, or its maker, gave up. */
    void fail(Throwable cause) {
        ConnectorMeter shown = meter;
        if (shown != null) shown.failed();
        if (!abandoned) listener.connectorFailed(name, run, cause, version());
    }

    private Optional<String> version() {
        return Optional.ofNullable(plugin).map(Plugin::version);
    }

    /** Any thread: nobody listens any more. */
    void abandon() {
        abandoned = true;
        figures.close();
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // whatever a plugin throws, Errors too, ends this connector and nothing else
            failed = true;
            fail(e);
        }
    }
}
