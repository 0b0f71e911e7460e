package io.sluice.connect.worker;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.kafka.Clients;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TransactionalIds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the brokers shut out producers by their transactional ids, with an admin client of the connector's own that lasts for
 * one round.
 *
 * @param resolver turns references to config providers into values
 * @param admin what the worker sets for the admin clients of all connectors
 */
public record BrokerFence(TransactionalIds ids, UnaryOperator<Map<String, String>> resolver, Map<String, Object> admin)
        implements ProducerFence {
    private static final Logger log = LoggerFactory.getLogger(BrokerFence.class);
    private static final Clients CLIENTS = new Clients(Map.of());

    @Override
    public CompletableFuture<Void> shutOut(ConnectorSpec connector, int tasks) {
        List<String> producers = IntStream.range(0, tasks)
                .mapToObj(n -> ids.of(new TaskId(connector.name(), n)))
                .toList();
        // Resolving and connecting take their time, and whoever asks must not wait.
        return CompletableFuture.supplyAsync(() -> client(connector), BrokerFence::onThreadOfItsOwn)
                .thenCompose(client -> client.fenceProducers(producers)
                        .all()
                        .toCompletionStage()
                        .whenComplete((done, failure) -> onThreadOfItsOwn(() -> client.close(Duration.ZERO))))
                .handle((done, failure) -> {
                    if (failure != null) throw failed(connector.name(), producers, failure);
                    log.info("Shut out the producers of {} earlier tasks of connector {}", tasks, connector.name());
                    return null;
                });
    }

    private Admin client(ConnectorSpec connector) {
        Map<String, String> config = resolver.apply(connector.config());
        String prefix = ClientKind.ADMIN.overridePrefix();
        Map<String, String> overrides = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix)) overrides.put(key.substring(prefix.length()), value);
        });
        return CLIENTS.admin("connector-adminclient-" + connector.name(), admin, overrides);
    }

    private static void onThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work, "fence");
        thread.setDaemon(true);
        thread.start();
    }

    private static ConnectException failed(String connector, List<String> producers, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String remedy = cause instanceof AuthorizationException
                ? " Allow the principal of the connector's admin client WRITE on transactional ids " + producers
                        + ", or those that begin with the group and the connector's name."
                : "";
        return new ConnectException(
                "Cannot shut out the producers of earlier tasks of connector " + connector + ": " + cause.getMessage()
                        + remedy,
                cause);
    }
}
