package io.sluice.connect.config;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The config providers an operator has set up, and what resolves {@code ${provider:path:key}} references through them. May be
 * used from any thread; a provider is plugin code and may take its time, so not from one that must not wait.
 *
 * <p>A reference to a provider nobody set up stays as it is, since it may mean something to a connector.
 */
public final class ConfigProviders implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfigProviders.class);

    private final Map<String, ConfigProvider> providers;

    public ConfigProviders(Map<String, ConfigProvider> providers) {
        this.providers = Map.copyOf(providers);
    }

    /** Makes and configures the providers that a worker's settings name. */
    public static ConfigProviders of(Map<String, String> worker, Function<String, ConfigProvider> newProvider) {
        Map<String, ConfigProvider> providers = new HashMap<>();
        Problems problems = new Problems();
        Arrays.stream(worker.getOrDefault(WorkerKeys.CONFIG_PROVIDERS, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    String prefix = WorkerKeys.CONFIG_PROVIDERS + "." + name + ".";
                    String className = worker.get(prefix + "class");
                    if (className == null) {
                        problems.add(prefix + "class is missing: it names the class of config provider " + name);
                        return;
                    }
                    try {
                        ConfigProvider provider = newProvider.apply(className.strip());
                        provider.configure(params(worker, prefix + "param."));
                        providers.put(name, provider);
                    } catch (RuntimeException e) { // plugin code
                        problems.add(
                                prefix + "class: config provider " + className + " cannot be used: " + e.getMessage());
                    }
                });
        ConfigProviders all = new ConfigProviders(providers);
        if (!problems.none()) {
            all.close();
        }
        problems.throwIfAny("The configuration of this worker");
        return all;
    }

    /** Shows each provider with its name. */
    public void forEach(BiConsumer<String, ConfigProvider> visitor) {
        providers.forEach(visitor);
    }

    private static Map<String, String> params(Map<String, String> worker, String prefix) {
        Map<String, String> params = new HashMap<>();
        worker.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                params.put(key.substring(prefix.length()), value);
            }
        });
        return params;
    }

    /** Resolves what it can; asks each provider once for each path. */
    public ResolvedConfig resolve(Map<String, String> config) {
        Lookup lookup = new Lookup();
        config.values().forEach(lookup::note);
        lookup.ask();
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> failures = new TreeMap<>();
        config.forEach((key, value) -> {
            values.put(key, value == null ? null : ConfigReference.replace(value, lookup::meaning));
            lookup.failure(value).ifPresent(why -> failures.put(key, key + " cannot be resolved: " + why));
        });
        return new ResolvedConfig(values, config, failures, lookup.lifetime);
    }

    private record Source(String provider, String path) {}

    /** The questions and answers of one resolution. */
    private final class Lookup {
        private final Map<Source, Set<String>> wanted = new LinkedHashMap<>();
        private final Map<Source, Map<String, String>> answers = new HashMap<>();
        private final Map<Source, String> refused = new HashMap<>();
        private Optional<Duration> lifetime = Optional.empty();

        void note(String text) {
            if (text == null || !text.contains("${")) {
                return;
            }
            for (ConfigReference reference : ConfigReference.in(text)) {
                if (providers.containsKey(reference.provider())) {
                    wanted.computeIfAbsent(source(reference), s -> new TreeSet<>())
                            .add(reference.key());
                }
            }
        }

        void ask() {
            wanted.forEach((source, keys) -> {
                try {
                    ConfigData data = providers.get(source.provider()).get(source.path(), keys);
                    answers.put(source, data.data());
                    Optional.ofNullable(data.ttl())
                            .filter(ttl -> ttl >= 0)
                            .map(Duration::ofMillis)
                            .filter(ttl -> lifetime.isEmpty() || ttl.compareTo(lifetime.get()) < 0)
                            .ifPresent(ttl -> lifetime = Optional.of(ttl));
                } catch (RuntimeException e) { // plugin code
                    refused.put(source, "config provider " + source.provider() + " failed: " + e.getMessage());
                }
            });
        }

        String meaning(ConfigReference reference) {
            return answers.getOrDefault(source(reference), Map.of()).get(reference.key());
        }

        Optional<String> failure(String text) {
            if (text == null || !text.contains("${")) {
                return Optional.empty();
            }
            return ConfigReference.in(text).stream()
                    .filter(reference -> providers.containsKey(reference.provider()) && meaning(reference) == null)
                    .map(reference -> refused.getOrDefault(
                            source(reference),
                            "config provider " + reference.provider() + " has no " + reference.key() + " at '"
                                    + reference.path() + "'"))
                    .findFirst();
        }

        private static Source source(ConfigReference reference) {
            return new Source(reference.provider(), reference.path());
        }
    }

    @Override
    public void close() {
        providers.forEach((name, provider) -> {
            try {
                provider.close();
            } catch (IOException | RuntimeException e) { // plugin code
                log.warn("Config provider {} could not be closed", name, e);
            }
        });
    }
}
