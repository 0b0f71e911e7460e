package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaProjector;

/** Which values follow which schemas, which schemas are equal, and what projects to what. */
public final class SchemaProbe implements Supplier<Map<String, String>> {
    /** Values to project from schemas they do not follow. */
    private static final Set<String> FOREIGN = Set.of("Integer 300", "String abc", "wrapper", "no elements");

    @Override
    public Map<String, String> get() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Map<String, Object> values = Samples.values();
        Map<String, Schema> others = Samples.schemas();
        Samples.schemas().forEach((name, schema) -> {
            outcomes.put(name, Outcome.of(() -> schema));
            outcomes.put(name + " printed", Outcome.of(schema::toString));
            values.forEach((valueName, value) -> {
                String follows = Outcome.of(() -> {
                    ConnectSchema.validateValue(schema, value);
                    return "yes";
                });
                outcomes.put(valueName + " follows " + name, follows);
                if (value == null || follows.endsWith("yes") || FOREIGN.contains(valueName)) {
                    others.forEach((otherName, other) -> outcomes.put(
                            "project " + valueName + " from " + name + " to " + otherName,
                            Outcome.of(() -> SchemaProjector.project(schema, value, other))));
                }
            });
            others.forEach((otherName, other) ->
                    outcomes.put(name + " equals " + otherName, Outcome.of(() -> schema.equals(other))));
            outcomes.put(name + " keys", Outcome.of(schema::keySchema));
            outcomes.put(name + " values", Outcome.of(schema::valueSchema));
            outcomes.put(name + " fields", Outcome.of(() -> schema.fields().toString()));
            outcomes.put(name + " field x", Outcome.of(() -> schema.field("x")));
        });
        return outcomes;
    }
}
