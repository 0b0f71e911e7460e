package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** Headers: which values fit, and how lists of them change. */
public final class HeadersProbe implements Supplier<Map<String, String>> {
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        Map<String, Schema> schemas = Samples.schemas();
        Samples.values().forEach((name, value) -> {
            schemas.forEach((schemaName, schema) -> note(
                    "add " + name + " as " + schemaName,
                    () -> new ConnectHeaders().add("k", value, schema).size()));
            note("add " + name, () -> new ConnectHeaders().add("k", value, null).size());
            if (value instanceof java.util.Date date) {
                note("day " + name, () -> new ConnectHeaders().addDate("k", date));
                note("time " + name, () -> new ConnectHeaders().addTime("k", date));
                note("moment " + name, () -> new ConnectHeaders().addTimestamp("k", date));
            }
        });
        addNulls();
        change();
        return outcomes;
    }

    private void note(String name, java.util.concurrent.Callable<?> call) {
        outcomes.put(name, Outcome.of(call));
    }

    private void addNulls() {
        note("no headers", ConnectHeaders::new);
        note("null key", () -> new ConnectHeaders().addString(null, "x"));
        note("null pair", () -> new ConnectHeaders().add("k", (SchemaAndValue) null));
        note("null header", () -> new ConnectHeaders().add((Header) null));
        note("null string", () -> new ConnectHeaders().addString("k", null));
        note("null bytes", () -> new ConnectHeaders().addBytes("k", null));
        note("null decimal", () -> new ConnectHeaders().addDecimal("k", null));
        note("null day", () -> new ConnectHeaders().addDate("k", null));
        note("null struct", () -> new ConnectHeaders().addStruct("k", null));
        note("null list", () -> new ConnectHeaders().addList("k", null, null));
        note("null map", () -> new ConnectHeaders().addMap("k", null, null));
        note("list without schema", () -> new ConnectHeaders().addList("k", List.of(), null));
        note("list as int", () -> new ConnectHeaders().addList("k", List.of(), Schema.INT8_SCHEMA));
        note("map as array", () -> new ConnectHeaders()
                .addMap("k", Map.of(), SchemaBuilder.array(Schema.INT8_SCHEMA).build()));
        note("last null", () -> new ConnectHeaders().lastWithName(null));
        note("remove null", () -> new ConnectHeaders().remove(null));
        note("retain null", () -> new ConnectHeaders().retainLatest(null));
        note("apply to null", () -> new ConnectHeaders().apply(null, header -> header));
    }

    private static ConnectHeaders some() {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("a", "1")
                .addString("b", "2")
                .addInt("a", 3)
                .addLong("c", 4)
                .addBoolean("b", true);
        return headers;
    }

    private void change() {
        note("some", HeadersProbe::some);
        note("last", () -> some().lastWithName("a"));
        note("last of none", () -> some().lastWithName("z"));
        for (String key : List.of("a", "b", "c", "z")) {
            note("remove " + key, () -> some().remove(key));
            note("retain " + key, () -> some().retainLatest(key));
            note("rename " + key, () -> some().apply(key, header -> header.rename("r")));
            note("drop " + key, () -> some().apply(key, header -> null));
            note("all " + key, () -> {
                StringBuilder all = new StringBuilder();
                some().allWithName(key).forEachRemaining(all::append);
                return all.toString();
            });
        }
        note("retain all", () -> some().retainLatest());
        note("replace all", () -> some().apply(header -> header.with(null, header.key())));
        note("drop all", () -> some().apply(header -> null));
        note("clear", () -> some().clear());
        note("duplicate", () -> some().duplicate().equals(some()));
        note("exhausted", () -> some().allWithName("z").next());
        note("remove while reading", () -> {
            var all = some().allWithName("a");
            all.next();
            all.remove();
            return "removed";
        });
    }
}
