package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Arrays;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Reads structs. It expects the fields in the order of the schema, which is how they are written, and then recognises a
 * name by its bytes alone; any other order works too.
 */
final class StructReader implements ValueReader {
    private final Schema schema;
    private final Field[] fields;
    private final SerializableString[] names;
    private final ValueReader[] readers;

    StructReader(Schema schema, Readers readers) {
        this.schema = schema;
        int count = schema.fields().size();
        this.fields = schema.fields().toArray(new Field[count]);
        this.names = new SerializableString[count];
        this.readers = new ValueReader[count];
        for (Field field : fields) {
            names[field.index()] = new SerializedString(field.name());
            this.readers[field.index()] = readers.of(field.schema());
        }
    }

    @Override
    public Object read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new DataException(
                    "Cannot read a struct from JSON: expected an object, found " + json.currentToken() + ".");
        }
        Struct struct = new Struct(schema);
        int next = 0;
        while (next < fields.length && json.nextFieldName(names[next])) {
            json.nextToken();
            struct.put(fields[next], readers[next].read(json));
            next++;
        }
        if (next == fields.length) {
            json.nextToken();
        }
        if (json.currentToken() == JsonToken.END_OBJECT) {
            for (int missing = next; missing < fields.length; missing++) {
                struct.put(fields[missing], readers[missing].absent());
            }
        } else {
            anyOrder(json, struct, next);
        }
        return struct;
    }

    /** Goes on with the name that is current; fields before {@code next} are there. */
    private void anyOrder(JsonParser json, Struct struct, int next) throws IOException {
        boolean[] there = new boolean[fields.length];
        Arrays.fill(there, 0, next, true);
        while (json.currentToken() == JsonToken.FIELD_NAME) {
            Field field = schema.field(json.currentName());
            json.nextToken();
            if (field == null) {
                Tokens.skip(json);
            } else {
                there[field.index()] = true;
                struct.put(field, readers[field.index()].read(json));
            }
            json.nextToken();
        }
        for (Field field : fields) {
            if (!there[field.index()]) {
                struct.put(field, readers[field.index()].absent());
            }
        }
    }
}
