package io.sluice.connect.app;

import ch.qos.logback.classic.LoggerContext;
import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.MetricsSettings;
import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.config.WorkerKeys;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.metrics.Reporting;
import io.sluice.connect.metrics.WorkerMetrics;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.rest.LogLevels;
import io.sluice.connect.rest.RestServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What a worker has as soon as it exists: checked settings, open ports, a metrics registry. Everything else comes up behind it.
 *
 * <p>Plugins are looked for this early only where the settings name config providers, without which they cannot be read, or
 * converters that are not on the class path.
 */
final class Frontage implements AutoCloseable {
    private final WorkerSettings settings;
    private final Optional<Plugins> plugins;
    private final LogLevels levels;
    private final RestServer rest;
    private final WorkerMetrics metrics;

    private Frontage(WorkerSettings settings, Optional<Plugins> plugins) {
        this.settings = settings;
        this.plugins = plugins;
        this.levels = new LogLevels(logback(), Clock.systemUTC());
        this.rest = new RestServer(settings, levels, Clock.systemUTC());
        this.metrics = new WorkerMetrics(reporting(settings));
    }

    private static Reporting reporting(WorkerSettings settings) {
        MetricsSettings wanted = settings.metrics();
        return new Reporting(
                wanted.samples(),
                wanted.window().toMillis(),
                wanted.level(),
                wanted.reporters(),
                wanted.prometheus(),
                settings.originals());
    }

    /** Checks the settings and opens the ports; fails with what the operator has to correct. */
    static Frontage open(Map<String, String> given, boolean distributed) {
        Optional<Plugins> early =
                given.getOrDefault(WorkerKeys.CONFIG_PROVIDERS, "").isBlank()
                        ? Optional.empty()
                        : Optional.of(discover(given));
        Map<String, String> resolved =
                early.map(found -> resolved(given, found)).orElse(given);
        WorkerSettings settings =
                distributed ? WorkerSettings.distributed(resolved) : WorkerSettings.standalone(resolved);
        WorkerConverters converters = new WorkerConverters(resolved);
        Optional<Plugins> plugins =
                early.isPresent() || converters.areOnTheClassPath() ? early : Optional.of(discover(resolved));
        plugins.ifPresent(converters::requireAmong);
        return bound(new Frontage(settings, plugins));
    }

    private static Frontage bound(Frontage frontage) {
        try {
            frontage.rest.bind();
            frontage.metrics.named(frontage.rest.workerId());
            return frontage;
        } catch (RuntimeException e) {
            frontage.close();
            throw e;
        }
    }

    private static Map<String, String> resolved(Map<String, String> given, Plugins plugins) {
        try (ConfigProviders providers = ConfigProviders.of(given, plugins::newConfigProvider)) {
            return providers.resolve(given).valuesOrThrow("The configuration of this worker");
        }
    }

    private static Plugins discover(Map<String, String> settings) {
        return Plugins.discover(PluginSettings.of(settings), Frontage.class.getClassLoader());
    }

    /** In a program with another logging library, levels can be looked at and set, but nobody heeds them. */
    private static LoggerContext logback() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context ? context : new LoggerContext();
    }

    WorkerSettings settings() {
        return settings;
    }

    /** All plugins; takes a while if they were not needed before. */
    Plugins plugins() {
        return plugins.orElseGet(() -> discover(settings.originals()));
    }

    LogLevels levels() {
        return levels;
    }

    RestServer rest() {
        return rest;
    }

    WorkerMetrics metrics() {
        return metrics;
    }

    URI url() {
        return rest.url();
    }

    Optional<URI> adminUrl() {
        return rest.adminUrl();
    }

    void requestTimeout(Duration limit) {
        rest.requestTimeout(limit);
    }

    @Override
    public void close() {
        rest.close();
        metrics.close();
    }
}
