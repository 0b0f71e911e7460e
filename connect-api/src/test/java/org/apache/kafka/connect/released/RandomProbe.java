package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaProjector;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;

/** Converts, projects, writes and reads random values. */
public final class RandomProbe implements LongFunction<Map<String, String>> {
    private final SimpleHeaderConverter headerConverter = new SimpleHeaderConverter();
    private final StringConverter stringConverter = new StringConverter();
    private Map<String, String> outcomes;

    @Override
    public Map<String, String> apply(long seed) {
        outcomes = new LinkedHashMap<>();
        RandomValues random = new RandomValues(seed);
        Object any = random.any(3);
        note("any", () -> any);
        note("infer any", () -> Values.inferSchema(any));
        convert("any ", null, any);
        note("read back", () -> Values.parseString(Values.convertToString(null, any)));
        convert("text of any ", Schema.STRING_SCHEMA, text(any));

        Schema schema = random.schema(3);
        Object value = random.valueOrNull(schema);
        Schema other = random.evolved(schema);
        note("value", () -> value);
        note("schema", () -> schema);
        note("other schema", () -> other);
        convert("value ", schema, value);
        project(schema, value, other);
        pass(schema, value);
        return outcomes;
    }

    private static String text(Object any) {
        try {
            return Values.convertToString(null, any);
        } catch (RuntimeException e) {
            return "no text";
        }
    }

    private void convert(String name, Schema schema, Object value) {
        note(name + "to boolean", () -> Values.convertToBoolean(schema, value));
        note(name + "to byte", () -> Values.convertToByte(schema, value));
        note(name + "to short", () -> Values.convertToShort(schema, value));
        note(name + "to int", () -> Values.convertToInteger(schema, value));
        note(name + "to long", () -> Values.convertToLong(schema, value));
        note(name + "to float", () -> Values.convertToFloat(schema, value));
        note(name + "to double", () -> Values.convertToDouble(schema, value));
        note(name + "to string", () -> Values.convertToString(schema, value));
        note(name + "to list", () -> Values.convertToList(schema, value));
        note(name + "to map", () -> Values.convertToMap(schema, value));
        note(name + "to struct", () -> Values.convertToStruct(schema, value));
        note(name + "to date", () -> Values.convertToDate(schema, value));
        note(name + "to time", () -> Values.convertToTime(schema, value));
        note(name + "to timestamp", () -> Values.convertToTimestamp(schema, value));
        note(name + "to decimal", () -> Values.convertToDecimal(schema, value, 2));
    }

    private void project(Schema schema, Object value, Schema other) {
        note("projects", () -> SchemaProjector.project(schema, value, other));
        note(
                "projects back",
                () -> SchemaProjector.project(other, SchemaProjector.project(schema, value, other), schema));
        note("equals", () -> schema.equals(other));
        note("follows", () -> {
            ConnectSchema.validateValue("f", schema, value);
            return "yes";
        });
        note("follows other", () -> {
            ConnectSchema.validateValue("f", other, value);
            return "yes";
        });
    }

    /** Through converters, and headers. */
    private void pass(Schema schema, Object value) {
        note("header", () -> written(schema, value));
        note(
                "header read",
                () -> headerConverter.toConnectHeader(
                        "t", "h", headerConverter.fromConnectHeader("t", "h", schema, value)));
        note(
                "string read",
                () -> stringConverter.toConnectData("t", stringConverter.fromConnectData("t", schema, value)));
        note("headers", () -> new ConnectHeaders()
                .add("h", value, schema)
                .lastWithName("h")
                .value());
    }

    private String written(Schema schema, Object value) {
        byte[] bytes = headerConverter.fromConnectHeader("t", "h", schema, value);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private void note(String name, Callable<?> call) {
        outcomes.put(name, Outcome.of(call));
    }
}
