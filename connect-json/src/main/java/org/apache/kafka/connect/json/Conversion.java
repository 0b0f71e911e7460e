package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/**
 * What a converter does with one configuration. Any thread may use it.
 */
final class Conversion {
    private static final byte[] NO_SCHEMA = "null".getBytes(US_ASCII);

    private final boolean envelopes;
    private final Jackson jackson;
    private final Writers writers;
    private final SchemaJson schemas;
    private final RecordWriter writer;
    private final RecordReader reader;
    private final Readers readers;
    private final Remembered<Schema, WritePlan> plans;
    private final WritePlan schemaless;
    private volatile WritePlan last; // a hint; threads may overwrite each other's

    Conversion(Jackson jackson, JsonConverterConfig config) {
        this.readers = new Readers(config.replaceNullWithDefault());
        this.jackson = jackson;
        this.envelopes = config.schemasEnabled();
        this.writers = new Writers(config.decimalFormat(), config.replaceNullWithDefault());
        this.schemas = new SchemaJson(jackson.trees(), writers, readers);
        this.plans = new Remembered<>(config.schemaCacheSize());
        this.schemaless =
                new WritePlan(null, null, envelopes ? RecordWriter.beginning(NO_SCHEMA) : null, writers.of(null));
        this.writer = new RecordWriter();
        Schema content = content(config);
        this.reader = envelopes ? withSchemas(content, readers, config) : withoutSchemas(readers);
    }

    private RecordReader withSchemas(Schema content, Readers readers, JsonConverterConfig config) {
        return content == null
                ? new RecordReader.Enveloped(jackson, schemas, readers, config.schemaCacheSize())
                : new RecordReader.Plain(jackson, content, readers.of(content));
    }

    private RecordReader withoutSchemas(Readers readers) {
        return new RecordReader.Schemaless(new RecordReader.Plain(jackson, null, readers.of(null)));
    }

    private Schema content(JsonConverterConfig config) {
        if (config.schemaContent() == null) {
            return null;
        }
        try {
            return schemas.parse(jackson.trees().readTree(config.schemaContent()));
        } catch (IOException e) {
            throw new DataException(
                    "Cannot use the setting schema.content: it is not JSON. Set it to a schema such as"
                            + " {\"type\":\"string\"}.",
                    new SerializationException(e));
        }
    }

    SchemaAndValue read(byte[] record) {
        return reader.read(record);
    }

    /** The value of this schema that is a tree already; null stands for a member that is not there. */
    Object value(Schema schema, JsonNode tree) {
        ValueReader values = readers.of(schema);
        if (tree == null) {
            return values.absent();
        }
        try (JsonParser json = jackson.trees().treeAsTokens(tree)) {
            json.nextToken();
            return values.read(json);
        } catch (IOException e) {
            throw new DataException("Cannot read a value from a tree of JSON", new SerializationException(e));
        }
    }

    Schema schema(JsonNode description) {
        return schemas.parse(description);
    }

    /** The description of a schema, as a tree that the caller may change. */
    ObjectNode describe(Schema schema) {
        return envelopes ? plan(schema).tree().deepCopy() : schemas.describe(schema);
    }

    byte[] write(Schema schema, Object value) {
        return writer.write(schema == null ? schemaless : plan(schema), value);
    }

    private WritePlan plan(Schema schema) {
        WritePlan plan = last;
        if (plan != null && plan.schema() == schema) {
            return plan;
        }
        if (schema instanceof SchemaBuilder) {
            return newPlan(schema); // it may change before the next record
        }
        plan = plans.get(schema);
        if (plan == null) {
            plan = newPlan(schema);
            plans.put(schema, plan);
        }
        if (!plans.remembersNothing()) {
            last = plan;
        }
        return plan;
    }

    /** Describes the schema only where records carry it: a description that cannot be written must not stop the others. */
    private WritePlan newPlan(Schema schema) {
        if (!envelopes) {
            return new WritePlan(schema, null, null, writers.of(schema));
        }
        ObjectNode tree = schemas.describe(schema);
        try {
            byte[] text = jackson.trees().writeValueAsBytes(tree);
            return new WritePlan(schema, tree, RecordWriter.beginning(text), writers.of(schema));
        } catch (JsonProcessingException e) {
            throw new DataException("Cannot write schema " + schema + " as JSON", new SerializationException(e));
        }
    }
}
