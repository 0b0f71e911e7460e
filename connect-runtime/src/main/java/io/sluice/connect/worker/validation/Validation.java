package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.ConnectorDefinitions;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.ExactlyOnceSource;
import io.sluice.connect.config.PluginChoice;
import io.sluice.connect.config.PluginChoices;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.VersionRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;

/**
 * Validates connector configurations and tells what settings a plugin has. May be asked from any thread; plugin code runs on
 * the threads of {@link Lanes}, one lane for each connector class.
 */
public final class Validation implements AutoCloseable {
    private final Plugins plugins;
    private final Clock clock;
    private final ConnectorValidator validator;
    private final Lanes lanes;
    private final Map<String, Set<Job<?>>> underWay =
            new ConcurrentHashMap<>(); // callers and validation threads meet here

    public Validation(
            Plugins plugins,
            ConfigProviders providers,
            ConnectorClientConfigOverridePolicy policy,
            WorkerSettings settings,
            Clock clock) {
        Converters converters = new Converters(plugins, settings.originals());
        this.plugins = plugins;
        this.clock = clock;
        this.validator = new ConnectorValidator(
                plugins,
                providers,
                new BaseDefinitions(plugins, converters),
                new ConverterSettings(converters),
                new ClientOverrides(policy, settings.exactlyOnce() == ExactlyOnceSource.ENABLED),
                new CrossRules(
                        settings.isDistributed() ? Optional.of(settings.exactlyOnce()) : Optional.empty(),
                        new TransactionLength(settings)));
        this.lanes = new Lanes(settings.validationThreads());
    }

    /**
     * Checks everything that can be checked without running the connector. Fails with {@code InvalidSettings} if the
     * configuration names no usable connector class, {@code UnknownPlugin} if there is no such plugin, and
     * {@code PluginFailure} if plugin code throws. Completing the future from outside gives the validation up.
     */
    public CompletableFuture<ValidationResult> validate(Map<String, String> config) {
        Map<String, String> copy = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        String name = copy.getOrDefault(ConnectorKeys.NAME, "(without name)");
        String className = String.valueOf(copy.get(ConnectorKeys.CONNECTOR_CLASS));
        return run(name, className, "validating connector " + name, progress -> validator.validate(copy, progress));
    }

    /** The settings of a plugin: its own, and behind them those which the worker adds to a connector's. */
    public CompletableFuture<List<KeyDefinition>> definitions(String pluginName, VersionRange versions) {
        return run(pluginName, pluginName, "reading the settings of plugin " + pluginName, progress -> {
            Plugin plugin = plugins.any(pluginName, versions);
            progress.at("config of " + plugin.className());
            return definitionsOf(plugin);
        });
    }

    private static List<KeyDefinition> definitionsOf(Plugin plugin) {
        ConfigDef own = BaseDefinitions.configOf(plugin);
        List<KeyDefinition> all = new ArrayList<>(KeyDefinition.all(own));
        if (plugin.kind() == PluginKind.SOURCE || plugin.kind() == PluginKind.SINK) {
            PluginChoice none = PluginChoice.unknown();
            PluginChoice connector = new PluginChoice(
                    Optional.of(plugin.type()), Optional.of(plugin.version()), List.of(), List.of(plugin.version()));
            PluginChoices choices = new PluginChoices(connector, none, none, none);
            ConfigDef base = plugin.kind() == PluginKind.SOURCE
                    ? ConnectorDefinitions.source(choices)
                    : ConnectorDefinitions.sink(choices);
            KeyDefinition.all(base).stream()
                    .filter(key -> !own.names().contains(key.name()))
                    .forEach(all::add);
        }
        return all;
    }

    /** What a validation of this connector is doing right now, in words; empty if none is under way. */
    public Optional<String> underWay(String connector) {
        return underWay.getOrDefault(connector, Set.of()).stream().findFirst().map(Job::stage);
    }

    private <T> CompletableFuture<T> run(String name, String lane, String what, Job.Work<T> work) {
        Job<T> job = new Job<>(
                what + ": waiting for others of the same class",
                progress -> work.run(stage -> progress.at(what + ": " + stage)),
                clock);
        underWay.compute(name, (n, jobs) -> {
            Set<Job<?>> all = jobs == null ? ConcurrentHashMap.newKeySet() : jobs;
            all.add(job);
            return all;
        });
        job.result()
                .whenComplete((result, failure) -> underWay.computeIfPresent(name, (n, jobs) -> {
                    jobs.remove(job);
                    return jobs.isEmpty() ? null : jobs;
                }));
        try {
            lanes.run(lane, job);
        } catch (RejectedExecutionException e) {
            job.result()
                    .completeExceptionally(new IllegalStateException("Cannot go on " + what + ": the worker stops", e));
        }
        return job.result();
    }

    /** Interrupts what is under way; nobody waits for plugin code. */
    @Override
    public void close() {
        lanes.close();
    }
}
