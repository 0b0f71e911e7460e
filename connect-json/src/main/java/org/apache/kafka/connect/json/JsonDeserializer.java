package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads JSON as Jackson trees, for consumers that have nothing to do with Connect's schemas. Numbers with a fraction
 * become doubles; leading zeros are tolerated.
 */
public class JsonDeserializer implements Deserializer<JsonNode> {
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();

    /** Ready for use without settings. */
    public JsonDeserializer() {}

    /**
     * Reads the first JSON value of the bytes.
     *
     * @param topic the topic; not used
     * @param bytes JSON, usually in UTF-8; null gives null
     * @return the tree; a missing node if there is nothing but blanks
     * @throws SerializationException when the bytes are not JSON
     */
    @Override
    public JsonNode deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return mapper.readTree(bytes);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(e);
        }
    }
}
