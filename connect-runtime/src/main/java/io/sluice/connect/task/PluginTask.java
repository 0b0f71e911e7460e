package io.sluice.connect.task;

import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.SinkMeter;
import io.sluice.connect.metrics.SourceMeter;
import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginScope;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a task whose code comes from a plugin, source or sink. */
final class PluginTask implements TaskRun {
    private static final Logger log = LoggerFactory.getLogger(PluginTask.class);

    private final TaskSpec spec;
    private final TaskKit kit;
    private final Orders orders;
    private final Figures figures;

    // Written by the task's thread, read by those who give orders or ask.
    private volatile Pipeline pipeline;
    private volatile String version = "";

    PluginTask(TaskSpec spec, TaskKit kit) {
        this.spec = spec;
        this.kit = kit;
        this.orders = new Orders(spec.target(), kit.lease());
        this.figures = new Figures(kit.metrics(), TaskSetup.tags(spec.id()));
    }

    @Override
    public void run(Listener listener) throws Exception {
        Map<String, String> connector = kit.plugins().resolve(spec, spec.connectorConfig());
        Plugin plugin = kit.plugins().connector(connector);
        try (PluginScope scope = plugin.enter();
                Releases releases = new Releases()) {
            Task task = kit.plugins().newTask(spec.taskConfig().get("task.class"), plugin);
            version = String.valueOf(task.version());
            TaskMeter meter = new TaskMeter(
                    figures, task instanceof SourceTask, kit.plugins().parts(connector, plugin, task));
            try {
                live(assembly(task, connector, plugin, releases, meter), new MeteredListener(listener, meter));
            } catch (Throwable e) {
                meter.failed();
                throw e;
            }
        }
    }

    private void live(Supplier<Pipeline> assembly, Listener listener) throws Exception {
        if (orders.isPaused()) {
            listener.paused(); // a task that has never run needs no clients to hold still
            orders.awaitResumed();
        }
        if (!orders.isStopping()) {
            Pipeline assembled = assembly.get();
            pipeline = assembled;
            assembled.run(listener);
        }
    }

    /** Shows what there is to count at once, and puts the rest together when it is asked to. */
    private Supplier<Pipeline> assembly(
            Task task, Map<String, String> connector, Plugin plugin, Releases releases, TaskMeter meter) {
        if (task instanceof SourceTask source) {
            TaskSetup setup = setup(ConnectorSettings.source(connector), connector, plugin, releases);
            SourceAssembly assembly = new SourceAssembly(kit, setup, meter, new SourceMeter(figures, meter));
            return () -> assembly.pipeline(source);
        }
        if (task instanceof SinkTask sink) {
            TaskSetup setup = setup(ConnectorSettings.sink(connector), connector, plugin, releases);
            SinkAssembly assembly = new SinkAssembly(kit, setup, new SinkMeter(figures, meter));
            return () -> assembly.pipeline(sink);
        }
        throw new ConnectException(
                "Cannot run " + task.getClass().getName() + ": it is neither a source task nor a sink task");
    }

    private TaskSetup setup(
            ConnectorSettings settings, Map<String, String> connector, Plugin plugin, Releases releases) {
        Map<String, String> own = kit.plugins().resolve(spec, spec.taskConfig());
        return new TaskSetup(
                spec, settings, connector, own, plugin, figures, new ErrorMeter(figures), orders, releases);
    }

    @Override
    public void target(TargetState target) {
        orders.target(target);
        wake();
    }

    @Override
    public void stop() {
        orders.stop();
        wake();
    }

    private void wake() {
        Pipeline running = pipeline;
        if (running != null) {
            running.wake();
        }
    }

    @Override
    public void cancel() {
        orders.cancel();
        Pipeline running = pipeline;
        if (running != null) {
            Thread fencing =
                    new Thread(() -> fence(running), "fence-" + spec.id()); // closing a client may take a moment
            fencing.setDaemon(true);
            fencing.start();
        }
    }

    private void fence(Pipeline running) {
        try {
            running.fence();
        } catch (RuntimeException e) {
            log.warn("Could not close the Kafka clients of task {}, which was given up", spec.id(), e);
        }
    }

    @Override
    public void forget() {
        figures.close();
    }

    @Override
    public String version() {
        return version;
    }
}
