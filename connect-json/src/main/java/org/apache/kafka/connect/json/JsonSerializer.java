package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Jackson trees as JSON in UTF-8, for producers that have nothing to do with Connect's schemas.
 */
public class JsonSerializer implements Serializer<JsonNode> {
    private final ObjectMapper mapper = new ObjectMapper();

    /** Ready for use without settings. */
    public JsonSerializer() {}

    /**
     * Writes a tree.
     *
     * @param topic the topic, used in error messages only
     * @param data  the tree; null gives null
     * @return its JSON
     * @throws SerializationException when the tree holds what JSON cannot
     */
    @Override
    public byte[] serialize(String topic, JsonNode data) {
        if (data == null) {
            return null;
        }
        try {
            return mapper.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new SerializationException("Cannot write JSON for topic " + topic, e);
        }
    }
}
