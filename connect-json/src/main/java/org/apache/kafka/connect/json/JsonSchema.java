package org.apache.kafka.connect.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The words that a schema is written with in JSON, and the envelope around a record that carries its schema.
 */
public class JsonSchema {
    static final String SCHEMA = "schema";
    static final String PAYLOAD = "payload";

    static final String TYPE = "type";
    static final String OPTIONAL = "optional";
    static final String NAME = "name";
    static final String VERSION = "version";
    static final String DOC = "doc";
    static final String PARAMETERS = "parameters";
    static final String DEFAULT = "default";
    static final String ITEMS = "items";
    static final String KEYS = "keys";
    static final String VALUES = "values";
    static final String FIELDS = "fields";
    static final String FIELD = "field";

    /** There is no need for an instance; the constructor is public for compatibility. */
    public JsonSchema() {}

    /**
     * Puts a schema and a value into an envelope.
     *
     * @param schema  the schema as JSON, null for none
     * @param payload the value, may be null
     * @return an object with the two members
     */
    public static ObjectNode envelope(JsonNode schema, JsonNode payload) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.set(SCHEMA, schema);
        envelope.set(PAYLOAD, payload);
        return envelope;
    }
}
