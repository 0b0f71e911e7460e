package org.apache.kafka.connect.transforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * How the reference page writes data with its schema: as JSON whose names may be followed by a type, where it is not the one
 * that the value suggests, and a question mark, where the field is optional. The schema of a struct has its name and version in
 * a member of its own.
 */
@SuppressWarnings("JavaUtilDate") // the SPI's timestamps are of this class
final class Notation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final String SCHEMA = "@schema";
    private static final Map<String, String> LOGICAL = Map.of(
            org.apache.kafka.connect.data.Date.LOGICAL_NAME, "date",
            Time.LOGICAL_NAME, "time",
            Timestamp.LOGICAL_NAME, "timestamp",
            Decimal.LOGICAL_NAME, "decimal");

    private Notation() {}

    /** A name with what is said about its type; null for a type that is not said. */
    record Label(String name, String type, boolean isOptional) {
        static Label of(String text) {
            String[] words = text.replace("?", "").split(" ", 2);
            return new Label(words[0], words.length == 1 ? null : words[1], text.endsWith("?"));
        }
    }

    static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json);
    }

    static SchemaAndValue read(Label label, JsonNode json) {
        if ("none".equals(label.type())) {
            return SchemaAndValue.NULL;
        } else if (json.isObject()) {
            return struct((ObjectNode) json, label.isOptional());
        } else if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(element ->
                    list.add(read(new Label("", null, false), element).value()));
            Schema elements = read(new Label("", null, false), json.get(0)).schema();
            return new SchemaAndValue(SchemaBuilder.array(elements).build(), list);
        }
        String type = label.type() == null ? typeOf(json) : label.type();
        SchemaBuilder schema = schema(type);
        return new SchemaAndValue(
                label.isOptional() || json.isNull() ? schema.optional().build() : schema.build(),
                json.isNull() ? null : value(type, json));
    }

    private static SchemaAndValue struct(ObjectNode json, boolean isOptional) {
        SchemaBuilder schema = SchemaBuilder.struct();
        if (isOptional) {
            schema.optional();
        }
        List<Object> values = new ArrayList<>();
        json.properties().forEach(member -> {
            if (member.getKey().equals(SCHEMA)) {
                String[] words = member.getValue().asText().split(" ", 2);
                schema.name(words[0]).version(words.length == 1 ? null : Integer.valueOf(words[1]));
            } else {
                Label label = Label.of(member.getKey());
                SchemaAndValue field = read(label, member.getValue());
                schema.field(label.name(), field.schema());
                values.add(field.value());
            }
        });
        Schema built = schema.build();
        Struct struct = new Struct(built);
        built.fields().forEach(field -> struct.put(field, values.get(field.index())));
        return new SchemaAndValue(built, struct);
    }

    private static String typeOf(JsonNode json) {
        return json.isBoolean()
                ? "boolean"
                : json.isIntegralNumber() ? "int64" : json.isNumber() ? "float64" : "string";
    }

    private static SchemaBuilder schema(String type) {
        return switch (type) {
            case "date" -> org.apache.kafka.connect.data.Date.builder();
            case "time" -> Time.builder();
            case "timestamp" -> Timestamp.builder();
            case "decimal" -> Decimal.builder(2);
            default -> SchemaBuilder.type(Schema.Type.valueOf(type.toUpperCase(Locale.ROOT)));
        };
    }

    private static Object value(String type, JsonNode json) {
        return switch (type) {
            case "int8" -> (byte) json.asInt();
            case "int16" -> (short) json.asInt();
            case "int32" -> json.asInt();
            case "int64" -> json.asLong();
            case "float32" -> (float) json.asDouble();
            case "float64" -> json.asDouble();
            case "boolean" -> json.asBoolean();
            case "date", "time", "timestamp" -> Date.from(Instant.parse(json.asText()));
            case "decimal" -> new BigDecimal(json.asText());
            default -> json.asText();
        };
    }

    /** Adds data to an object, under its name and what there is to say about its type. */
    static void write(ObjectNode into, String name, Schema schema, Object value) {
        if (schema == null) {
            into.set(value == null ? name + " none" : name, json(null, value));
            return;
        }
        String logical = schema.name() == null ? null : LOGICAL.get(schema.name());
        String type = logical == null ? schema.type().name().toLowerCase(Locale.ROOT) : logical;
        boolean isPlain = List.of("string", "int64", "float64", "boolean", "struct", "array")
                .contains(type);
        into.set(name + (isPlain ? "" : " " + type) + (schema.isOptional() ? "?" : ""), json(schema, value));
    }

    private static JsonNode json(Schema schema, Object value) {
        if (value instanceof Struct struct) {
            return struct(schema, struct);
        } else if (value instanceof List<?> list) {
            var array = NODES.arrayNode();
            list.forEach(element -> array.add(json(schema.valueSchema(), element)));
            return array;
        } else if (value instanceof Date date) {
            return NODES.textNode(date.toInstant().toString());
        } else if (value instanceof BigDecimal decimal) {
            return NODES.textNode(decimal.toString());
        }
        return value == null ? NODES.nullNode() : JSON.valueToTree(value);
    }

    private static ObjectNode struct(Schema schema, Struct struct) {
        ObjectNode object = NODES.objectNode();
        if (schema.name() != null) {
            object.put(SCHEMA, schema.name() + (schema.version() == null ? "" : " " + schema.version()));
        }
        for (Field field : schema.fields()) {
            write(object, field.name(), field.schema(), struct.get(field));
        }
        return object;
    }
}
