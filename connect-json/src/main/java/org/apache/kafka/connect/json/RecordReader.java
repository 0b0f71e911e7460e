package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/**
 * Reads records. A stream cannot know that a name will come again or that the JSON breaks further on, so whatever is
 * not plainly right is read again, with care, from a tree; that reading alone decides what is an error.
 */
sealed interface RecordReader {

    SchemaAndValue read(byte[] record);

    /** Records that carry their schemas. */
    final class Enveloped implements RecordReader {
        private final Jackson jackson;
        private final SchemaJson schemas;
        private final Readers readers;
        private final KnownNames names = new KnownNames();
        private final Remembered<Slice, KnownSchema> known;
        private volatile KnownSchema last; // a hint; threads may overwrite each other's

        Enveloped(Jackson jackson, SchemaJson schemas, Readers readers, int cacheSize) {
            this.jackson = jackson;
            this.schemas = schemas;
            this.readers = readers;
            this.known = new Remembered<>(cacheSize);
        }

        @Override
        public SchemaAndValue read(byte[] record) {
            try {
                SchemaAndValue read = streamIfPlain(record);
                return read == null ? carefully(record) : read;
            } catch (StackOverflowError hostile) { // Jackson's limit on nesting leaves room for very deep schemas
                throw new DataException(
                        "Cannot read a record from JSON: its schema is nested too deep for the stack of this thread",
                        hostile);
            }
        }

        private SchemaAndValue streamIfPlain(byte[] record) {
            try {
                return stream(record);
            } catch (IOException | RuntimeException unusual) {
                return null; // the careful reading reports it, or finds that it is none
            }
        }

        private SchemaAndValue stream(byte[] record) throws IOException {
            KnownSchema schema = last;
            Slice payload = schema == null ? null : schema.payloadIn(record);
            if (payload == null) {
                Envelope envelope = Envelope.locate(jackson.documents(), record);
                if (envelope == null) {
                    return null;
                }
                schema = known(envelope.schema());
                payload = envelope.payload();
            }
            return payload.isUtf8() ? value(schema, payload) : null;
        }

        private SchemaAndValue value(KnownSchema schema, Slice payload) throws IOException {
            try {
                return new SchemaAndValue(schema.schema(), PlainJson.read(schema.plain(), names, payload));
            } catch (PlainJson.Unusual unusual) {
                return parsed(schema, payload);
            }
        }

        private SchemaAndValue parsed(KnownSchema schema, Slice payload) throws IOException {
            try (JsonParser json = jackson.payloads().createParser(payload.bytes(), payload.from(), payload.length())) {
                if (json.nextToken() == null) {
                    return null;
                }
                Object value = schema.reader().read(json);
                return json.nextToken() == null ? new SchemaAndValue(schema.schema(), value) : null;
            }
        }

        private KnownSchema known(Slice bytes) throws IOException {
            KnownSchema schema = known.get(bytes);
            if (schema == null) {
                Slice own = bytes.detached();
                Schema parsed = schemas.parse(jackson.trees().readTree(own.bytes()));
                schema = new KnownSchema(own.bytes(), parsed, readers.of(parsed), new PlainReaders(readers).of(parsed));
                known.put(own, schema);
            }
            if (!known.remembersNothing()) {
                last = schema;
            }
            return schema;
        }

        private SchemaAndValue carefully(byte[] record) {
            JsonNode tree = tree(jackson, record);
            JsonNode schema = tree.get(JsonSchema.SCHEMA);
            JsonNode payload = tree.get(JsonSchema.PAYLOAD);
            if (!tree.isObject() || tree.size() != 2 || schema == null || payload == null) {
                throw new DataException("Cannot read a record from JSON: with schemas.enable it has to be an object of"
                        + " exactly \"schema\" and \"payload\". If the data is plain JSON, set schemas.enable=false.");
            }
            Schema parsed = schemas.parse(schema);
            return new SchemaAndValue(parsed, RecordReader.value(readers.of(parsed), payload));
        }
    }

    /** Records that all have one schema, or none. */
    final class Plain implements RecordReader {
        private final Jackson jackson;
        private final Schema schema;
        private final ValueReader reader;

        Plain(Jackson jackson, Schema schema, ValueReader reader) {
            this.jackson = jackson;
            this.schema = schema;
            this.reader = reader;
        }

        @Override
        public SchemaAndValue read(byte[] record) {
            try (JsonParser json = jackson.documents().createParser(record)) {
                json.nextToken();
                return new SchemaAndValue(schema, reader.read(json));
            } catch (IOException | RuntimeException unusual) {
                return new SchemaAndValue(schema, RecordReader.value(reader, tree(jackson, record)));
            }
        }
    }

    /** Records without a schema. */
    final class Schemaless implements RecordReader {
        private final KnownNames names = new KnownNames();
        private final RecordReader careful;

        Schemaless(RecordReader careful) {
            this.careful = careful;
        }

        @Override
        public SchemaAndValue read(byte[] record) {
            try {
                return new SchemaAndValue(null, PlainJson.read(names, record));
            } catch (PlainJson.Unusual unusual) {
                return careful.read(record);
            }
        }
    }

    private static JsonNode tree(Jackson jackson, byte[] record) {
        try {
            return jackson.trees().readTree(record);
        } catch (IOException | RuntimeException e) {
            throw new DataException("Cannot read a record from JSON: " + e.getMessage(), new SerializationException(e));
        }
    }

    private static Object value(ValueReader reader, JsonNode tree) {
        try (JsonParser json = tree.traverse()) {
            json.nextToken();
            return reader.read(json);
        } catch (IOException e) {
            throw new DataException("Cannot read a record from JSON: " + e.getMessage(), new SerializationException(e));
        }
    }
}
