package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Values;

/** Every conversion of every value, with the schemas that make a difference. */
public final class ConversionProbe extends Values implements Supplier<Map<String, String>> {
    private static final List<String> CLAIMED = List.of(
            "date",
            "time",
            "timestamp",
            "decimal 1",
            "int32",
            "named int64",
            "string",
            "text named date",
            "long named date");

    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        Map<String, Schema> schemas = Samples.schemas();
        Samples.values().forEach((name, value) -> {
            convert(name + " of unknown schema", null, value);
            for (String claimed : CLAIMED) {
                convert(name + " of " + claimed, schemas.get(claimed), value);
            }
            schemas.forEach((schemaName, schema) -> outcomes.put(
                    "align " + name + " to " + schemaName, Outcome.of(() -> convertTo(schema, null, value))));
            outcomes.put("infer " + name, Outcome.of(() -> inferSchema(value)));
            outcomes.put("append " + name, Outcome.of(() -> appended(value)));
        });
        return outcomes;
    }

    private void convert(String name, Schema schema, Object value) {
        outcomes.put("boolean of " + name, Outcome.of(() -> convertToBoolean(schema, value)));
        outcomes.put("byte of " + name, Outcome.of(() -> convertToByte(schema, value)));
        outcomes.put("short of " + name, Outcome.of(() -> convertToShort(schema, value)));
        outcomes.put("int of " + name, Outcome.of(() -> convertToInteger(schema, value)));
        outcomes.put("long of " + name, Outcome.of(() -> convertToLong(schema, value)));
        outcomes.put("float of " + name, Outcome.of(() -> convertToFloat(schema, value)));
        outcomes.put("double of " + name, Outcome.of(() -> convertToDouble(schema, value)));
        outcomes.put("string of " + name, Outcome.of(() -> convertToString(schema, value)));
        outcomes.put("list of " + name, Outcome.of(() -> convertToList(schema, value)));
        outcomes.put("map of " + name, Outcome.of(() -> convertToMap(schema, value)));
        outcomes.put("struct of " + name, Outcome.of(() -> convertToStruct(schema, value)));
        outcomes.put("date of " + name, Outcome.of(() -> convertToDate(schema, value)));
        outcomes.put("time of " + name, Outcome.of(() -> convertToTime(schema, value)));
        outcomes.put("timestamp of " + name, Outcome.of(() -> convertToTimestamp(schema, value)));
        outcomes.put("decimal of " + name, Outcome.of(() -> convertToDecimal(schema, value, 1)));
    }

    private static String appended(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value, true);
        return text.toString();
    }
}
