package io.sluice.connect.worker.offsets;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.kafka.Clients;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.PluginScope;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.VersionRange;
import io.sluice.connect.store.OffsetHomes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.connect.connector.Connector;

/**
 * Shows and changes the offsets of connectors. May be asked from any thread and answers later. Whether a connector is in a
 * state in which its offsets may be changed is for the caller to know.
 *
 * @param plugins where connector classes come from
 * @param resolver turns references to config providers into values
 * @param homes where the offsets of sources are
 * @param clients makes admin clients for the groups of sinks
 * @param admin what the worker sets for the admin clients of all connectors
 * @param underWay what is being asked of which connector, for people who wait
 */
public record ConnectorOffsets(
        Plugins plugins,
        UnaryOperator<Map<String, String>> resolver,
        OffsetHomes homes,
        Clients clients,
        Map<String, Object> admin,
        ConcurrentHashMap<String, String> underWay) {

    public ConnectorOffsets(
            Plugins plugins,
            UnaryOperator<Map<String, String>> resolver,
            OffsetHomes homes,
            Map<String, Object> admin) {
        this(plugins, resolver, homes, new Clients(Map.of()), admin, new ConcurrentHashMap<>());
    }

    /** Every partition of the connector that has an offset. */
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(ConnectorSpec connector) {
        return later("reading the offsets of connector " + connector.name(), connector.name(), () -> {
            Map<String, String> config = resolver.apply(connector.config());
            OffsetKeeper keeper = keeper(connector.name(), config, plugin(config));
            return keeper.read().whenComplete((offsets, failure) -> keeper.close());
        });
    }

    /**
     * Sets some offsets and forgets those that are null, if the connector agrees; all or none.
     *
     * @return fails with {@link RefusedOffsets} if it does not, or they make no sense
     */
    public CompletableFuture<Void> alter(ConnectorSpec connector, Map<Map<String, ?>, Map<String, ?>> changes) {
        return change(connector, keeper -> CompletableFuture.completedFuture(changes));
    }

    /** Forgets all offsets of the connector, if it agrees. */
    public CompletableFuture<Void> reset(ConnectorSpec connector) {
        return change(connector, keeper -> keeper.read().thenApply(ConnectorOffsets::allForgotten));
    }

    /** What a connector is asked about its offsets right now, in words. */
    public Optional<String> underWay(String connector) {
        return Optional.ofNullable(underWay.get(connector));
    }

    private interface Wish {
        CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> of(OffsetKeeper keeper);
    }

    private CompletableFuture<Void> change(ConnectorSpec connector, Wish wish) {
        return later("changing the offsets of connector " + connector.name(), connector.name(), () -> {
            Map<String, String> config = resolver.apply(connector.config());
            Plugin plugin = plugin(config);
            OffsetKeeper keeper = keeper(connector.name(), config, plugin);
            try {
                Map<Map<String, ?>, Map<String, ?>> changes = wish.of(keeper).join();
                ask(connector.name(), keeper, plugin, config, changes);
                return keeper.write(changes).whenComplete((done, failure) -> keeper.close());
            } catch (RuntimeException | Error e) {
                keeper.close();
                throw e;
            }
        });
    }

    private static Map<Map<String, ?>, Map<String, ?>> allForgotten(Map<Map<String, ?>, Map<String, ?>> offsets) {
        Map<Map<String, ?>, Map<String, ?>> forgotten = new LinkedHashMap<>();
        offsets.keySet().forEach(partition -> forgotten.put(partition, null));
        return forgotten;
    }

    private void ask(
            String name,
            OffsetKeeper keeper,
            Plugin plugin,
            Map<String, String> config,
            Map<Map<String, ?>, Map<String, ?>> changes) {
        Connector connector = (Connector) plugin.newInstance();
        try (PluginScope scope = plugin.enter()) {
            keeper.ask(connector, config, changes);
        } catch (RefusedOffsets e) {
            throw e;
        } catch (UnsupportedOperationException e) {
            throw new RefusedOffsets(
                    "Connector " + name + " does not support that its offsets are changed from outside", e);
        } catch (RuntimeException e) {
            throw new RefusedOffsets("Connector " + name + " refuses the change of its offsets: " + e.getMessage(), e);
        }
    }

    private Plugin plugin(Map<String, String> config) {
        return plugins.connector(
                config.get("connector.class"), VersionRange.parse(config.get("connector.plugin.version")));
    }

    private OffsetKeeper keeper(String name, Map<String, String> config, Plugin plugin) {
        if (plugin.kind() == PluginKind.SOURCE)
            return new SourceOffsets(name, homes.open(name, ConnectorSettings.source(config)));
        String group = config.getOrDefault(ClientKind.CONSUMER.overridePrefix() + "group.id", "connect-" + name);
        Admin client = clients.admin("connector-adminclient-" + name, admin, overrides(config));
        return new SinkOffsets(group, client);
    }

    private static Map<String, String> overrides(Map<String, String> config) {
        String prefix = ClientKind.ADMIN.overridePrefix();
        Map<String, String> overrides = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix)) overrides.put(key.substring(prefix.length()), value);
        });
        return overrides;
    }

    private interface Step<T> {
        CompletableFuture<T> take();
    }

    /** Runs plugin code on a thread of its own, so that a connector that never answers holds up nobody else. */
    private <T> CompletableFuture<T> later(String what, String connector, Step<T> step) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(step, answer), "offsets-" + connector);
        thread.setDaemon(true);
        underWay.put(connector, what);
        answer.whenComplete((value, failure) -> underWay.remove(connector, what));
        thread.start();
        return answer;
    }

    private static <T> void run(Step<T> step, CompletableFuture<T> answer) {
        try {
            step.take().whenComplete((value, failure) -> {
                if (failure == null) answer.complete(value);
                else answer.completeExceptionally(failure);
            });
        } catch (Throwable e) { // plugin code may throw Errors too, and somebody waits for the answer
            answer.completeExceptionally(e);
        }
    }
}
