package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Structs: reading, writing, comparing and printing; and what a builder refuses. */
public final class StructProbe implements Supplier<Map<String, String>> {
    private static final List<String> FIELDS = List.of("x", "y", "z", "nope");
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        read("full", Samples.point(1).put("z", (byte) 3));
        read("partial", Samples.point(1));
        read("empty", new Struct(Samples.POINT));
        write();
        compare();
        build();
        return outcomes;
    }

    private void read(String name, Struct struct) {
        outcomes.put(name, struct.toString());
        outcomes.put(name + " valid", Outcome.of(() -> {
            struct.validate();
            return "yes";
        }));
        for (String field : FIELDS) {
            String read = name + "." + field + " as ";
            outcomes.put(read + "any", Outcome.of(() -> struct.get(field)));
            outcomes.put(read + "is", Outcome.of(() -> struct.getWithoutDefault(field)));
            outcomes.put(read + "int8", Outcome.of(() -> struct.getInt8(field)));
            outcomes.put(read + "int16", Outcome.of(() -> struct.getInt16(field)));
            outcomes.put(read + "int32", Outcome.of(() -> struct.getInt32(field)));
            outcomes.put(read + "int64", Outcome.of(() -> struct.getInt64(field)));
            outcomes.put(read + "float32", Outcome.of(() -> struct.getFloat32(field)));
            outcomes.put(read + "float64", Outcome.of(() -> struct.getFloat64(field)));
            outcomes.put(read + "boolean", Outcome.of(() -> struct.getBoolean(field)));
            outcomes.put(read + "string", Outcome.of(() -> struct.getString(field)));
            outcomes.put(read + "bytes", Outcome.of(() -> struct.getBytes(field)));
            outcomes.put(read + "array", Outcome.of(() -> struct.getArray(field)));
            outcomes.put(read + "map", Outcome.of(() -> struct.getMap(field)));
            outcomes.put(read + "struct", Outcome.of(() -> struct.getStruct(field)));
        }
    }

    private void write() {
        Samples.values().forEach((name, value) -> {
            for (String field : FIELDS) {
                outcomes.put("put " + name + " into " + field, Outcome.of(() -> new Struct(Samples.POINT)
                        .put(field, value)));
            }
        });
        outcomes.put("null field", Outcome.of(() -> new Struct(Samples.POINT).put((Field) null, 1)));
        outcomes.put("null name", Outcome.of(() -> new Struct(Samples.POINT).put((String) null, 1)));
        outcomes.put("foreign", Outcome.of(() -> Samples.point(1).get(new Field("q", 0, Schema.INT8_SCHEMA))));
        outcomes.put("too far", Outcome.of(() -> Samples.point(1).get(new Field("q", 9, Schema.INT8_SCHEMA))));
        outcomes.put("not a struct", Outcome.of(() -> new Struct(Schema.INT8_SCHEMA)));
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1);
        outcomes.put("buffer", Outcome.of(() -> new Struct(Samples.WRAPPER)
                .put("bytes", buffer)
                .getBytes("bytes")));
    }

    private void compare() {
        List<Struct> structs = List.of(
                Samples.point(1),
                Samples.point(1),
                Samples.point(2),
                Samples.point(1).put("z", (byte) 9),
                new Struct(Samples.WRAPPER).put("bytes", new byte[] {1}),
                new Struct(Samples.WRAPPER).put("bytes", new byte[] {1}),
                new Struct(Samples.WRAPPER).put("bytes", ByteBuffer.wrap(new byte[] {1})));
        for (int i = 0; i < structs.size(); i++) {
            for (int j = 0; j < structs.size(); j++) {
                outcomes.put(i + " equals " + j, "" + structs.get(i).equals(structs.get(j)));
            }
        }
        outcomes.put("pair", new SchemaAndValue(Samples.POINT, Samples.point(1)).toString());
        outcomes.put("nothing", SchemaAndValue.NULL.toString());
    }

    private void build() {
        outcomes.put(
                "other name", Outcome.of(() -> SchemaBuilder.int8().name("a").name("b")));
        outcomes.put(
                "other version",
                Outcome.of(() -> SchemaBuilder.int8().version(1).version(2)));
        outcomes.put("other doc", Outcome.of(() -> SchemaBuilder.int8().doc("a").doc("b")));
        outcomes.put(
                "same doc",
                Outcome.of(() -> SchemaBuilder.int8().doc("a").doc("a").build()));
        outcomes.put(
                "optional twice",
                Outcome.of(() -> SchemaBuilder.int8().optional().optional().build()));
        outcomes.put(
                "optional then required",
                Outcome.of(() -> SchemaBuilder.int8().optional().required()));
        outcomes.put(
                "required then optional",
                Outcome.of(() -> SchemaBuilder.int8().required().optional()));
        outcomes.put("bad default", Outcome.of(() -> SchemaBuilder.int8().defaultValue("x")));
        outcomes.put("null default", Outcome.of(() -> SchemaBuilder.int8().defaultValue(null)));
        outcomes.put("no type", Outcome.of(() -> new SchemaBuilder(null)));
        outcomes.put(
                "no parameters",
                Outcome.of(() -> SchemaBuilder.int8().parameters(Map.of()).build()));
        outcomes.put("null parameters", Outcome.of(() -> SchemaBuilder.int8().parameters(null)));
        outcomes.put("parameter twice", Outcome.of(() -> SchemaBuilder.int8()
                .parameter("a", "b")
                .parameter("a", "c")
                .build()));
        outcomes.put("field of int", Outcome.of(() -> SchemaBuilder.int8().field("a", Schema.INT8_SCHEMA)));
        outcomes.put("fields of int", Outcome.of(() -> SchemaBuilder.int8().fields()));
        outcomes.put("field twice", Outcome.of(() -> SchemaBuilder.struct()
                .field("a", Schema.INT8_SCHEMA)
                .field("a", Schema.INT8_SCHEMA)));
        outcomes.put(
                "field without name", Outcome.of(() -> SchemaBuilder.struct().field("", Schema.INT8_SCHEMA)));
        outcomes.put(
                "field without schema", Outcome.of(() -> SchemaBuilder.struct().field("a", null)));
        outcomes.put("array without schema", Outcome.of(() -> SchemaBuilder.array(null)));
        outcomes.put("map without schema", Outcome.of(() -> SchemaBuilder.map(null, Schema.INT8_SCHEMA)));
        outcomes.put(
                "keys of a growing int", Outcome.of(() -> SchemaBuilder.int8().keySchema()));
    }
}
