package io.sluice.connect.it;

import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workers of one group inside this JVM, all with the same settings. */
final class Group implements AutoCloseable {
    private final Map<String, String> settings;
    private final List<ConnectWorker> workers = new ArrayList<>();

    Group(String bootstrapServers, String name) {
        this(bootstrapServers, name, Map.of());
    }

    /** @param further settings that win over the usual ones */
    Group(String bootstrapServers, String name, Map<String, String> further) {
        this.settings = settings(bootstrapServers, name);
        settings.putAll(further);
    }

    static Map<String, String> settings(String bootstrapServers, String group) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", group);
        for (String store : List.of("config", "offset", "status")) {
            settings.put(store + ".storage.topic", group + "-" + store);
            settings.put(store + ".storage.replication.factor", "1");
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("listeners", "http://127.0.0.1:0");
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        return settings;
    }

    /** One more worker, which may still be starting. */
    ConnectWorker start() {
        ConnectWorker worker = ConnectWorker.distributed(settings);
        workers.add(worker);
        return worker;
    }

    ConnectWorker startAndAwait() {
        ConnectWorker worker = start();
        rest(worker).awaitReady();
        return worker;
    }

    static ConnectRest rest(ConnectWorker worker) {
        return new ConnectRest(worker.restUrl());
    }

    /** How a worker signs its statuses. */
    static String id(ConnectWorker worker) {
        return worker.restUrl().getAuthority();
    }

    @Override
    public void close() {
        workers.forEach(ConnectWorker::close);
    }
}
