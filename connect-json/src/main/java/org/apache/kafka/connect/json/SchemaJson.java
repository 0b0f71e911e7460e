package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/**
 * Translates schemas to JSON and back. It runs once for each schema, so it works on trees.
 */
final class SchemaJson {
    private final ObjectMapper trees;
    private final Writers writers;
    private final Readers readers;

    SchemaJson(ObjectMapper trees, Writers writers, Readers readers) {
        this.trees = trees;
        this.writers = writers;
        this.readers = readers;
    }

    /** Describes a schema. The order of members is part of the format: records with equal schemas have equal bytes. */
    ObjectNode describe(Schema schema) {
        ObjectNode json = trees.createObjectNode();
        json.put(JsonSchema.TYPE, typeName(schema.type()));
        switch (schema.type()) {
            case ARRAY -> json.set(JsonSchema.ITEMS, describe(schema.valueSchema()));
            case MAP -> {
                json.set(JsonSchema.KEYS, describe(schema.keySchema()));
                json.set(JsonSchema.VALUES, describe(schema.valueSchema()));
            }
            case STRUCT -> {
                ArrayNode fields = json.putArray(JsonSchema.FIELDS);
                for (Field field : schema.fields()) {
                    fields.add(describe(field.schema()).put(JsonSchema.FIELD, field.name()));
                }
            }
            default -> {}
        }
        json.put(JsonSchema.OPTIONAL, schema.isOptional());
        if (schema.name() != null) {
            json.put(JsonSchema.NAME, schema.name());
        }
        if (schema.version() != null) {
            json.put(JsonSchema.VERSION, schema.version());
        }
        if (schema.doc() != null) {
            json.put(JsonSchema.DOC, schema.doc());
        }
        if (schema.parameters() != null && !schema.parameters().isEmpty()) {
            ObjectNode parameters = json.putObject(JsonSchema.PARAMETERS);
            schema.parameters().forEach(parameters::put);
        }
        if (schema.defaultValue() != null) {
            json.set(JsonSchema.DEFAULT, tree(schema));
        }
        return json;
    }

    private JsonNode tree(Schema schema) {
        TreeOutput tree = new TreeOutput(trees.getNodeFactory());
        writers.of(schema).write(tree, schema.defaultValue());
        return tree.tree();
    }

    /** Understands a description; null for JSON's null. */
    Schema parse(JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        SchemaBuilder builder = builder(json);
        if (json.path(JsonSchema.OPTIONAL).booleanValue()) {
            builder.optional();
        } else {
            builder.required();
        }
        JsonNode name = json.path(JsonSchema.NAME);
        if (name.isTextual()) {
            builder.name(name.textValue());
        }
        JsonNode version = json.path(JsonSchema.VERSION);
        if (version.isIntegralNumber()) {
            builder.version(version.intValue());
        }
        JsonNode doc = json.path(JsonSchema.DOC);
        if (doc.isTextual()) {
            builder.doc(doc.textValue());
        }
        parameters(json.path(JsonSchema.PARAMETERS), builder);
        if (json.has(JsonSchema.DEFAULT)) {
            builder.defaultValue(value(builder.build(), json.get(JsonSchema.DEFAULT)));
        }
        return builder.build();
    }

    private SchemaBuilder builder(JsonNode json) {
        JsonNode type = json.path(JsonSchema.TYPE);
        if (!type.isTextual()) {
            throw new DataException("Cannot understand a schema in JSON: it needs a \"type\", which is a string.");
        }
        return switch (type.textValue()) {
            case "boolean" -> SchemaBuilder.bool();
            case "int8" -> SchemaBuilder.int8();
            case "int16" -> SchemaBuilder.int16();
            case "int32" -> SchemaBuilder.int32();
            case "int64" -> SchemaBuilder.int64();
            case "float" -> SchemaBuilder.float32();
            case "double" -> SchemaBuilder.float64();
            case "bytes" -> SchemaBuilder.bytes();
            case "string" -> SchemaBuilder.string();
            case "array" -> SchemaBuilder.array(part(json, JsonSchema.ITEMS));
            case "map" -> SchemaBuilder.map(part(json, JsonSchema.KEYS), part(json, JsonSchema.VALUES));
            case "struct" -> struct(json);
            default ->
                throw new DataException("Cannot understand a schema in JSON: there is no type \""
                        + type.textValue() + "\". Types are boolean, int8, int16, int32, int64, float, double, bytes,"
                        + " string, array, map and struct.");
        };
    }

    private Schema part(JsonNode json, String member) {
        JsonNode part = json.get(member);
        if (part == null || part.isNull()) {
            throw new DataException("Cannot understand a schema in JSON: type "
                    + json.get(JsonSchema.TYPE).textValue() + " needs a schema under \"" + member + "\".");
        }
        return parse(part);
    }

    private SchemaBuilder struct(JsonNode json) {
        SchemaBuilder struct = SchemaBuilder.struct();
        JsonNode fields = json.path(JsonSchema.FIELDS);
        if (!fields.isArray()) {
            throw new DataException("Cannot understand a struct's schema in JSON: it needs an array of \"fields\".");
        }
        for (JsonNode field : fields) {
            JsonNode name = field.path(JsonSchema.FIELD);
            if (!name.isTextual()) {
                throw new DataException("Cannot understand a struct's schema in JSON: each of its fields needs a"
                        + " name under \"field\".");
            }
            struct.field(name.textValue(), parse(field));
        }
        return struct;
    }

    private static void parameters(JsonNode parameters, SchemaBuilder builder) {
        if (!parameters.isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            if (!parameter.getValue().isTextual()) {
                throw new DataException("Cannot understand a schema in JSON: its parameter " + parameter.getKey()
                        + " is not a string.");
            }
            builder.parameter(parameter.getKey(), parameter.getValue().textValue());
        }
    }

    private Object value(Schema schema, JsonNode json) {
        try (JsonParser parser = json.traverse()) {
            parser.nextToken();
            return readers.of(schema).read(parser);
        } catch (IOException e) {
            throw new DataException("Cannot understand the default value in a schema in JSON", e);
        }
    }

    private static String typeName(Schema.Type type) {
        return switch (type) {
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            default -> type.getName();
        };
    }
}
