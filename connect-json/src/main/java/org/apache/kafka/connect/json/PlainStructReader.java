package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Reads structs that have all fields, in the order of the schema; a name then is recognised by comparing bytes. */
final class PlainStructReader implements PlainReader {
    private final Schema schema;
    private final Field[] fields;
    private final Literal[] beginnings;
    private final PlainReader[] readers;

    PlainStructReader(Schema schema, PlainReaders plain) {
        this.schema = schema;
        List<Field> all = schema.fields();
        this.fields = all.toArray(new Field[0]);
        this.beginnings = new Literal[fields.length];
        this.readers = new PlainReader[fields.length];
        for (int i = 0; i < fields.length; i++) {
            // Not by the writer's names, which escape halves of surrogates: parsers refuse those in names. Jackson
            // has no bytes for them, and fails; so records with such names are left to the careful reading.
            String before = i == 0 ? "{\"" : ",\"";
            beginnings[i] = new Literal(join(before, new SerializedString(fields[i].name()).asQuotedUTF8(), "\":"));
            readers[i] = plain.of(fields[i].schema());
        }
    }

    @Override
    public Object read(PlainJson json) throws PlainJson.Unusual {
        Struct struct = new Struct(schema);
        if (fields.length == 0) {
            json.require('{');
        }
        for (int i = 0; i < fields.length; i++) {
            json.require(beginnings[i]);
            struct.put(fields[i], readers[i].read(json));
        }
        json.require('}');
        return struct;
    }

    private static byte[] join(String before, byte[] name, String after) {
        byte[] joined = new byte[before.length() + name.length + after.length()];
        int at = 0;
        for (char c : before.toCharArray()) {
            joined[at++] = (byte) c;
        }
        System.arraycopy(name, 0, joined, at, name.length);
        at += name.length;
        for (char c : after.toCharArray()) {
            joined[at++] = (byte) c;
        }
        return joined;
    }
}
