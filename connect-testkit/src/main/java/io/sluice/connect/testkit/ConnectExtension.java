package io.sluice.connect.testkit;

import io.sluice.connect.ConnectWorker;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a broker and a distributed worker, for trying a connector as it will be run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ConnectExtension connect = new ConnectExtension();
 *
 * @Test
 * void copiesOrders() {
 *     connect.put("orders", Map.of("connector.class", OrdersSource.class.getName(), "topic", "orders"));
 *     connect.awaitRunning("orders");
 *
 *     assertEquals(List.of("first", "second"), connect.consume("orders", 2));
 * }
 * }</pre>
 *
 * <p>Connectors on the test's class path are found without a plugin path. Keys and values are text unless a connector or the
 * worker's settings say otherwise; source offsets are stored every second. The field is to be static: one broker and one
 * worker serve all tests of the class, so tests choose names of connectors and topics of their own.
 */
public final class ConnectExtension implements BeforeAllCallback, AfterAllCallback {

    private static final String TEXT = "org.apache.kafka.connect.storage.StringConverter";

    private final KafkaExtension kafka;
    private final Map<String, String> settings;
    // Written by the thread that runs the class' callbacks, read by those that run its tests.
    private volatile ConnectWorker worker;

    /** A broker and a worker with the testkit's settings. */
    public ConnectExtension() {
        this(Map.of());
    }

    /** A worker whose settings differ from the testkit's in these, such as {@code exactly.once.source.support=enabled}. */
    public ConnectExtension(Map<String, String> workerSettings) {
        this(Map.of(), workerSettings);
    }

    /** A broker and a worker whose settings differ from the testkit's in these. */
    public ConnectExtension(Map<String, String> brokerSettings, Map<String, String> workerSettings) {
        this.kafka = new KafkaExtension(brokerSettings);
        this.settings = new LinkedHashMap<>(workerSettings);
    }

    /** The running broker. */
    public KafkaBroker broker() {
        return kafka.broker();
    }

    /** The running worker. */
    public ConnectWorker worker() {
        if (worker == null) {
            throw new IllegalStateException(
                    "No worker runs yet: annotate a static ConnectExtension field with @RegisterExtension");
        }
        return worker;
    }

    /** The worker's REST interface. */
    public ConnectRest rest() {
        return new ConnectRest(worker().restUrl());
    }

    /** Creates a connector, or changes its configuration if there is one of that name. */
    public void put(String connector, Map<String, String> config) {
        rest().put(connector, config);
    }

    /** Waits until the connector and its tasks run; fails at once, and says why, if one of them failed. */
    public void awaitRunning(String connector) {
        rest().awaitRunning(connector);
    }

    /** The states of a connector and its tasks. */
    public ConnectorStatus status(String connector) {
        return rest().status(connector);
    }

    /** Writes records with these values to a topic. */
    public void produce(String topic, String... values) {
        broker().produce(topic, values);
    }

    /** The values of the first records of a topic, as text; waits until there are as many. */
    public List<String> consume(String topic, int count) {
        return broker().consumeText(topic, count);
    }

    /** Stops the worker in an orderly way and starts it again: connectors, offsets and states come back from Kafka. */
    public void restartWorker() {
        worker().close();
        worker = start();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        kafka.beforeAll(context);
        worker = start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        try {
            if (worker != null) {
                worker.close();
                worker = null;
            }
        } finally {
            kafka.afterAll(context);
        }
    }

    private ConnectWorker start() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bootstrap.servers", kafka.bootstrapServers());
        all.put("group.id", "connect-testkit");
        for (String store : List.of("config", "offset", "status")) {
            all.put(store + ".storage.topic", "connect-testkit-" + store);
            all.put(store + ".storage.replication.factor", "1");
        }
        all.put("offset.storage.partitions", "1");
        all.put("status.storage.partitions", "1");
        all.put("offset.flush.interval.ms", "1000");
        all.put("key.converter", TEXT);
        all.put("value.converter", TEXT);
        all.put("listeners", "http://127.0.0.1:0");
        all.putAll(settings);
        ConnectWorker started = ConnectWorker.distributed(all);
        awaitReady(started);
        return started;
    }

    private static void awaitReady(ConnectWorker started) {
        URI url = started.restUrl();
        try {
            new ConnectRest(url).awaitReady();
        } catch (RuntimeException e) {
            started.close();
            Throwable failure = started.failure();
            throw failure == null ? e : new IllegalStateException("The worker at " + url + " did not come up", failure);
        }
    }
}
