package io.sluice.connect.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker in a container of the image {@code apache/kafka}, for machines that have a Docker engine.
 *
 * <p>Its port on the host is fixed when it starts, so that it comes back under the same address.
 */
final class BrokerContainer implements BrokerHost {

    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final int STOP_SECONDS = 15;

    private final KafkaContainer container;

    private BrokerContainer(KafkaContainer container) {
        this.container = container;
    }

    /** Starts a container if an engine answers. */
    static Optional<BrokerHost> launchIfEngineAnswers(Map<String, String> overrides) {
        return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(launch(overrides)) : Optional.empty();
    }

    private static BrokerHost launch(Map<String, String> overrides) {
        KafkaContainer container = new KafkaContainer(IMAGE);
        container.setPortBindings(List.of("127.0.0.1:" + freePort() + ":9092"));
        container.withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000");
        container.withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4");
        container.withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4");
        overrides.forEach((key, value) -> container.withEnv(variable(key), value));
        container.start();
        return new BrokerContainer(container);
    }

    /** The image reads its settings from variables: KAFKA_ and the key, with dots written as underscores. */
    private static String variable(String key) {
        return "KAFKA_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public void start() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        Wait.forListeningPort().withStartupTimeout(Duration.ofSeconds(60)).waitUntilReady(container);
    }

    @Override
    public void stop() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void suspend() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void resume() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }
}
