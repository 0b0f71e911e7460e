package io.sluice.connect.it;

import io.sluice.connect.testkit.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.awaitility.Awaitility;

/**
 * Three brokers of one Kafka cluster, each in a process of its own, on which every topic has a replica. Number 1 is the
 * controller as well and is to stay; the others may be stopped, killed and restarted.
 */
final class BrokerCluster implements AutoCloseable {
    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final Map<Integer, KafkaBroker> brokers = new TreeMap<>();

    static BrokerCluster start() {
        BrokerCluster cluster = new BrokerCluster();
        try {
            String controller = "127.0.0.1:" + freePort();
            for (int id : ALL) cluster.brokers.put(id, KafkaBroker.start(settings(id, controller)));
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Map<String, String> settings(int id, String controller) {
        String listener = "PLAINTEXT://127.0.0.1:" + freePort();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("node.id", String.valueOf(id));
        settings.put("process.roles", id == 1 ? "broker,controller" : "broker");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("listeners", id == 1 ? listener + ",CONTROLLER://" + controller : listener);
        settings.put("advertised.listeners", listener);
        for (String topics : List.of("default", "offsets.topic", "transaction.state.log"))
            settings.put(topics + ".replication.factor", String.valueOf(ALL.size()));
        settings.put("offsets.topic.num.partitions", "1"); // one coordinator for all groups
        return settings;
    }

    KafkaBroker broker(int id) {
        return brokers.get(id);
    }

    /** Of the broker that stays. */
    Admin admin() {
        return brokers.get(1).admin();
    }

    String bootstrapServers() {
        return brokers.values().stream().map(KafkaBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    void createTopic(String name, Map<String, String> config) throws Exception {
        admin().createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.<Short>empty()).configs(config)))
                .all()
                .get();
    }

    /** Which broker coordinates all groups. */
    int coordinator() throws Exception {
        return admin().describeTopics(List.of("__consumer_offsets"))
                .allTopicNames()
                .get()
                .get("__consumer_offsets")
                .partitions()
                .get(0)
                .leader()
                .id();
    }

    /** Makes this broker the coordinator of all groups, without a fault. */
    void moveCoordinator(int id) throws Exception {
        TopicPartition partition = new TopicPartition("__consumer_offsets", 0);
        List<Integer> replicas = new ArrayList<>(ALL);
        replicas.remove(Integer.valueOf(id));
        replicas.add(0, id);
        admin().alterPartitionReassignments(
                        Map.of(partition, Optional.of(new NewPartitionReassignment(List.copyOf(replicas)))))
                .all()
                .get();
        Awaitility.await("broker " + id + " to coordinate")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        admin().electLeaders(ElectionType.PREFERRED, Set.of(partition))
                                .all()
                                .get();
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof ElectionNotNeededException)) return false;
                    }
                    return coordinator() == id;
                });
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        brokers.values().forEach(KafkaBroker::close);
    }
}
