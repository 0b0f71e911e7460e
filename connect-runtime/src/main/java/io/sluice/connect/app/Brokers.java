package io.sluice.connect.app;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.InternalTopic;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.kafka.Clients;
import io.sluice.connect.kafka.Patience;
import io.sluice.connect.kafka.TopicLog;
import io.sluice.connect.kafka.TopicSpec;
import io.sluice.connect.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kafka cluster behind a worker, as the worker itself uses it. Its admin client is shared and closed with it. */
final class Brokers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Brokers.class);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

    private final WorkerSettings settings;
    private final Clients clients;
    private final String clientPrefix;
    private final Admin admin;
    private Map<String, Object> metricsContext = Map.of(); // complete once the cluster is known, on the start-up thread

    private Brokers(WorkerSettings settings, Clients clients, String clientPrefix, Admin admin) {
        this.settings = settings;
        this.clients = clients;
        this.clientPrefix = clientPrefix;
        this.admin = admin;
    }

    /**
     * Makes the client, as soon as one of the names in bootstrap.servers has an address: a name may get one after the worker
     * was started.
     *
     * @param waiting told in words if none has
     */
    static Brokers of(WorkerSettings settings, Consumer<String> waiting) throws InterruptedException {
        Clients clients = new Clients(Map.of());
        String prefix = settings.isDistributed() ? settings.group().groupId() + "-" : "";
        Patience patience = new Patience();
        for (boolean told = false; ; told = true) {
            try {
                return new Brokers(
                        settings,
                        clients,
                        prefix,
                        clients.admin(prefix + "shared-admin", settings.workerClient(ClientKind.ADMIN)));
            } catch (KafkaException e) {
                if (!isWithoutAddress(e)) throw e;
                String trouble = "None of the names in bootstrap.servers, " + settings.bootstrapServers()
                        + ", has an address; the worker tries until one has. Check the setting and the name service";
                if (!told) log.warn("{}", trouble);
                waiting.accept(trouble);
                patience.pause();
            }
        }
    }

    /** The client calls it a wrong setting, as it does addresses that are malformed. */
    private static boolean isWithoutAddress(KafkaException e) {
        return e.getCause() instanceof ConfigException
                && String.valueOf(e.getCause().getMessage()).contains("No resolvable bootstrap");
    }

    WorkerSettings settings() {
        return settings;
    }

    Topics topics() {
        return new Topics(admin);
    }

    /**
     * Asks the brokers who they are, for as long as it takes until one answers.
     *
     * @param waiting told in words when the answer takes longer than it should
     */
    String clusterId(Consumer<String> waiting) throws InterruptedException {
        KafkaFuture<String> answer = admin.describeCluster().clusterId();
        boolean told = false;
        while (true) {
            try {
                String clusterId = answer.get(ONE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
                metricsContext = settings.clientMetricsContext(clusterId);
                return clusterId;
            } catch (ExecutionException | TimeoutException e) {
                if (!told) {
                    String trouble = "No broker answers at " + settings.bootstrapServers()
                            + "; the worker tries until one does. Check bootstrap.servers and that the brokers are up";
                    log.warn(
                            "{} ({})",
                            trouble,
                            e.getMessage() == null ? "no answer within " + ONE_ANSWER : e.getMessage());
                    waiting.accept(trouble);
                }
                told = true;
                if (answer.isDone()) answer = admin.describeCluster().clusterId();
            }
        }
    }

    /** How many members a group of workers has at this moment. */
    CompletableFuture<Integer> membersOf(String group) {
        return admin.describeClassicGroups(List.of(group))
                .describedGroups()
                .get(group)
                .toCompletionStage()
                .handle((described, failure) -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (cause instanceof GroupIdNotFoundException) return 0;
                    if (cause != null) throw new CompletionException(cause);
                    return described.members().size();
                })
                .toCompletableFuture();
    }

    /** The log kept in one of the internal topics; {@code purpose} ends the names of its thread and clients. */
    TopicLog<byte[], byte[]> log(InternalTopic topic, String purpose) {
        return clients.log(
                topic.name(),
                "log-" + purpose,
                clientPrefix + purpose,
                topics(),
                client(ClientKind.PRODUCER),
                client(ClientKind.CONSUMER));
    }

    /** The producer of what one worker of the group alone may write; {@code purpose} ends the client's name. */
    Producer<byte[], byte[]> soleProducer(String purpose, String transactionalId) {
        return clients.soleProducer(clientPrefix + purpose, transactionalId, client(ClientKind.PRODUCER));
    }

    private Map<String, Object> client(ClientKind kind) {
        Map<String, Object> client = settings.workerClient(kind);
        client.putAll(metricsContext);
        return client;
    }

    static TopicSpec spec(InternalTopic topic) {
        return TopicSpec.compacted(topic.name(), topic.partitions(), topic.replicationFactor(), topic.settings());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
