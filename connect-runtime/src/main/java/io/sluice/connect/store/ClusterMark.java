package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * Which group of workers uses a status topic, and with which config topic: a private record there. Workers of Apache Kafka skip
 * it, with a line in their log.
 */
public record ClusterMark(String groupId, String configTopic) {
    private static final byte[] KEY = "sluice-cluster".getBytes(UTF_8);
    private static final String GROUP = "group.id";
    private static final String CONFIGS = "config.storage.topic";

    public static boolean isKey(byte[] key) {
        return Arrays.equals(key, KEY);
    }

    public static byte[] key() {
        return KEY.clone();
    }

    /** @throws MalformedRecord if the value is not as it must be */
    public static ClusterMark parse(byte[] value) {
        JsonNode object = Json.parse(value);
        return new ClusterMark(Json.text(object, GROUP), Json.text(object, CONFIGS));
    }

    public byte[] value() {
        ObjectNode object = Json.object();
        return Json.bytes(object.put(GROUP, groupId).put(CONFIGS, configTopic));
    }
}
