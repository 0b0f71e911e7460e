package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.StatusRecord.Forgotten;
import io.sluice.connect.store.StatusRecord.Said;
import io.sluice.connect.store.StatusRecord.Used;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The bytes of status records, key and value. Pure functions. */
public final class StatusCodec {
    private static final String CONNECTOR = "status-connector-";
    private static final String TASK = "status-task-";
    private static final String TOPIC = "status-topic-";
    private static final String TOPIC_OF = ":connector-"; // a topic's name has no colon, so the first one ends it

    private StatusCodec() {}

    public static byte[] key(StatusKey key) {
        String text;
        if (key instanceof StatusKey.OfTask it) text = TASK + it.task();
        else if (key instanceof StatusKey.OfTopic it) text = TOPIC + it.topic() + TOPIC_OF + it.connector();
        else text = CONNECTOR + key.connector();
        return text.getBytes(UTF_8);
    }

    /** The value; null, which is Kafka's tombstone, where the record says that something is gone. */
    public static byte[] value(StatusRecord record) {
        if (record instanceof Said it) return value(it.status());
        if (record instanceof Used it) return value(it.use());
        return null;
    }

    /**
     * What a record means; empty if it is of a kind nobody here knows.
     *
     * @throws MalformedRecord if the key is known and the value is not as it must be
     */
    public static Optional<StatusRecord> decode(byte[] keyBytes, byte[] value) {
        if (keyBytes == null) return Optional.empty();
        return parseKey(new String(keyBytes, UTF_8)).map(key -> decode(key, value));
    }

    private static StatusRecord decode(StatusKey key, byte[] value) {
        if (value == null) return new Forgotten(key);
        return key instanceof StatusKey.OfTopic ? new Used(topicUse(value)) : new Said(key, status(value));
    }

    private static Optional<StatusKey> parseKey(String key) {
        if (key.startsWith(CONNECTOR)) return Optional.of(new StatusKey.OfConnector(key.substring(CONNECTOR.length())));
        if (key.startsWith(TASK))
            return UnitKeys.task(key.substring(TASK.length())).map(StatusKey.OfTask::new);
        if (!key.startsWith(TOPIC)) return Optional.empty();
        int end = key.indexOf(TOPIC_OF, TOPIC.length());
        if (end < 0) return Optional.empty();
        return Optional.of(
                new StatusKey.OfTopic(key.substring(TOPIC.length(), end), key.substring(end + TOPIC_OF.length())));
    }

    private static byte[] value(Status status) {
        return Json.bytes(Json.object()
                .put("state", status.state().name())
                .put("trace", status.trace().orElse(null))
                .put("worker_id", status.workerId())
                .put("generation", status.generation())
                .put("version", status.version().orElse(null)));
    }

    private static Status status(byte[] value) {
        JsonNode object = Json.parse(value);
        return new Status(
                state(Json.text(object, "state")),
                Json.text(object, "worker_id"),
                (int) Json.number(object, "generation"),
                Optional.ofNullable(object.path("trace").textValue()),
                Optional.ofNullable(object.path("version").textValue()));
    }

    private static UnitState state(String name) {
        try {
            return UnitState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecord("'" + name + "' is not a state of a connector or task");
        }
    }

    private static byte[] value(TopicUse use) {
        var topic = Json.object()
                .put("name", use.topic())
                .put("connector", use.task().connector())
                .put("task", use.task().task())
                .put("discoverTimestamp", use.discovered().toEpochMilli());
        return Json.bytes(Json.object().set("topic", topic));
    }

    private static TopicUse topicUse(byte[] value) {
        JsonNode topic = Json.member(Json.parse(value), "topic");
        try {
            return new TopicUse(
                    Json.text(topic, "name"),
                    new TaskId(Json.text(topic, "connector"), Json.count(topic, "task")),
                    Instant.ofEpochMilli(Json.number(topic, "discoverTimestamp")));
        } catch (DateTimeException e) {
            throw new MalformedRecord("member 'discoverTimestamp' is not a time");
        }
    }
}
