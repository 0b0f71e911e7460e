package org.apache.kafka.connect.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** Writes random records and reads them back, with all settings that matter; answers are the JSON and what was read. */
final class RandomScript implements LongFunction<List<String>> {
    private final List<JsonConverter> converters = new ArrayList<>();

    RandomScript() {
        for (String schemas : List.of("true", "false")) {
            for (String format : List.of("base64", "NUMERIC")) {
                for (String defaults : List.of("true", "false")) {
                    JsonConverter converter = new JsonConverter();
                    converter.configure(
                            Map.of(
                                    JsonConverterConfig.SCHEMAS_ENABLE_CONFIG, schemas,
                                    JsonConverterConfig.DECIMAL_FORMAT_CONFIG, format,
                                    JsonConverterConfig.REPLACE_NULL_WITH_DEFAULT_CONFIG, defaults,
                                    JsonConverterConfig.SCHEMAS_CACHE_SIZE_CONFIG, "3"),
                            false);
                    converters.add(converter);
                }
            }
        }
    }

    @Override
    public List<String> apply(long seed) {
        RandomRecords records = new RandomRecords(seed);
        Schema schema = seed % 4 == 0 ? null : records.schema(4);
        List<String> answers = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            Object value = schema == null ? records.schemaless(4) : records.value(schema);
            for (JsonConverter converter : converters) {
                answers.add(Plainly.outcome(() -> converter.fromConnectData("topic", schema, value)));
                answers.add(Plainly.outcome(() -> readBack(converter, schema, value)));
            }
            if (schema != null) {
                answers.add(Plainly.outcome(() -> readByFixedSchema(schema, value)));
                Object foreign = records.schemaless(2);
                answers.add(Plainly.outcome(() -> converters.get(0).fromConnectData("topic", schema, foreign)));
            }
        }
        return answers;
    }

    /** Writes the value without its schema and reads it with that schema as a setting. */
    private SchemaAndValue readByFixedSchema(Schema schema, Object value) {
        JsonConverter reader = new JsonConverter();
        String json = String.valueOf(converters.get(0).asJsonSchema(schema));
        reader.configure(Map.of(JsonConverterConfig.SCHEMA_CONTENT_CONFIG, json), false);
        JsonConverter writer = converters.get(converters.size() - 1);
        return reader.toConnectData("topic", writer.fromConnectData("topic", schema, value));
    }

    private static SchemaAndValue readBack(JsonConverter converter, Schema schema, Object value) {
        return converter.toConnectData("topic", converter.fromConnectData("topic", schema, value));
    }
}
