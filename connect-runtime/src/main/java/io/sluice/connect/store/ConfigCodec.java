package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.store.ConfigRecord.ConnectorConfigured;
import io.sluice.connect.store.ConfigRecord.ConnectorRemoved;
import io.sluice.connect.store.ConfigRecord.LoggerLevelSet;
import io.sluice.connect.store.ConfigRecord.RestartRequested;
import io.sluice.connect.store.ConfigRecord.SessionKeyIssued;
import io.sluice.connect.store.ConfigRecord.TargetRemoved;
import io.sluice.connect.store.ConfigRecord.TargetSet;
import io.sluice.connect.store.ConfigRecord.TaskConfigured;
import io.sluice.connect.store.ConfigRecord.TasksCommitted;
import io.sluice.connect.store.ConfigRecord.TasksFenced;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The bytes of config records, key and value. Pure functions. */
public final class ConfigCodec {
    private static final String CONNECTOR = "connector-";
    private static final String TARGET = "target-state-";
    private static final String TASK = "task-";
    private static final String COMMIT = "commit-";
    private static final String FENCING = "tasks-fencing-";
    private static final String RESTART = "restart-connector-";
    private static final String LOGGER = "logger-cluster-";
    private static final String SESSION_KEY = "session-key";

    private ConfigCodec() {}

    public static byte[] key(ConfigRecord record) {
        return keyText(record).getBytes(UTF_8);
    }

    /** The value; null, which is Kafka's tombstone, where the record says that something is gone. */
    public static byte[] value(ConfigRecord record) {
        if (record instanceof ConnectorRemoved || record instanceof TargetRemoved) return null;
        return Json.bytes(valueNode(record));
    }

    /**
     * What a record means; empty if it is of a kind nobody here knows, or a tombstone where a tombstone says nothing.
     *
     * @throws MalformedRecord if the key is known and the value is not as it must be
     */
    public static Optional<ConfigRecord> decode(byte[] keyBytes, byte[] value) {
        if (keyBytes == null) return Optional.empty();
        String key = new String(keyBytes, UTF_8);
        if (key.startsWith(CONNECTOR)) return Optional.of(connector(key.substring(CONNECTOR.length()), value));
        if (key.startsWith(TARGET)) return Optional.of(target(key.substring(TARGET.length()), value));
        if (value == null) return Optional.empty();
        if (key.startsWith(FENCING)) {
            return Optional.of(
                    new TasksFenced(key.substring(FENCING.length()), Json.count(Json.parse(value), "task-count")));
        }
        if (key.startsWith(TASK)) {
            return UnitKeys.task(key.substring(TASK.length()))
                    .map(task -> new TaskConfigured(task, Json.settings(Json.parse(value), "properties")));
        }
        if (key.startsWith(COMMIT)) {
            return Optional.of(
                    new TasksCommitted(key.substring(COMMIT.length()), Json.count(Json.parse(value), "tasks")));
        }
        if (key.startsWith(RESTART)) return Optional.of(restart(key.substring(RESTART.length()), value));
        if (key.startsWith(LOGGER)) {
            return Optional.of(
                    new LoggerLevelSet(key.substring(LOGGER.length()), Json.text(Json.parse(value), "level")));
        }
        return key.equals(SESSION_KEY) ? Optional.of(sessionKey(value)) : Optional.empty();
    }

    private static ConfigRecord connector(String name, byte[] value) {
        if (value == null) return new ConnectorRemoved(name);
        return new ConnectorConfigured(name, Json.settings(Json.parse(value), "properties"));
    }

    private static ConfigRecord target(String name, byte[] value) {
        if (value == null) return new TargetRemoved(name);
        JsonNode object = Json.parse(value);
        // The old form has "state" alone, and never says STOPPED there.
        String state = Json.text(object, object.hasNonNull("state.v2") ? "state.v2" : "state");
        try {
            return new TargetSet(name, TargetState.valueOf(state));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecord("'" + state + "' is not a target state");
        }
    }

    private static ConfigRecord restart(String name, byte[] value) {
        JsonNode object = Json.parse(value);
        return new RestartRequested(
                new RestartRequest(name, Json.flag(object, "include-tasks"), Json.flag(object, "only-failed")));
    }

    private static ConfigRecord sessionKey(byte[] value) {
        JsonNode object = Json.parse(value);
        try {
            return new SessionKeyIssued(new SessionKey(
                    Base64.getDecoder().decode(Json.text(object, "key")),
                    Json.text(object, "algorithm"),
                    Instant.ofEpochMilli(Json.number(object, "creation-timestamp"))));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedRecord("the session key cannot be decoded");
        }
    }

    private static String keyText(ConfigRecord record) {
        if (record instanceof ConnectorConfigured it) return CONNECTOR + it.connector();
        if (record instanceof ConnectorRemoved it) return CONNECTOR + it.connector();
        if (record instanceof TargetSet it) return TARGET + it.connector();
        if (record instanceof TargetRemoved it) return TARGET + it.connector();
        if (record instanceof TaskConfigured it) return TASK + it.task();
        if (record instanceof TasksCommitted it) return COMMIT + it.connector();
        if (record instanceof TasksFenced it) return FENCING + it.connector();
        if (record instanceof RestartRequested it) return RESTART + it.request().connector();
        if (record instanceof LoggerLevelSet it) return LOGGER + it.namespace();
        return SESSION_KEY;
    }

    private static ObjectNode valueNode(ConfigRecord record) {
        ObjectNode value = Json.object();
        if (record instanceof ConnectorConfigured it) return value.set("properties", Json.settings(it.config()));
        if (record instanceof TaskConfigured it) return value.set("properties", Json.settings(it.config()));
        if (record instanceof TasksCommitted it) return value.put("tasks", it.tasks());
        if (record instanceof TasksFenced it) return value.put("task-count", it.tasks());
        if (record instanceof LoggerLevelSet it) return value.put("level", it.level());
        if (record instanceof TargetSet it) {
            // Readers that know only "state" must treat a stopped connector as paused.
            TargetState forOldReaders = it.target() == TargetState.STOPPED ? TargetState.PAUSED : it.target();
            return value.put("state", forOldReaders.name())
                    .put("state.v2", it.target().name());
        }
        if (record instanceof RestartRequested it) {
            return value.put("include-tasks", it.request().includeTasks())
                    .put("only-failed", it.request().onlyFailed());
        }
        if (record instanceof SessionKeyIssued it) {
            return value.put("key", Base64.getEncoder().encodeToString(it.key().secret()))
                    .put("algorithm", it.key().algorithm())
                    .put("creation-timestamp", it.key().created().toEpochMilli());
        }
        throw new IllegalArgumentException("A " + record.getClass().getSimpleName() + " is written as a tombstone");
    }
}
