package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.field.FieldSyntaxVersion;
import org.apache.kafka.connect.transforms.field.SingleFieldPath;
import org.apache.kafka.connect.transforms.util.NonEmptyListValidator;
import org.apache.kafka.connect.transforms.util.RegexValidator;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SchemaUtil;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/** What the helpers do that third parties call too. */
public final class HelperProbe implements Supplier<Map<String, String>> {
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        Records.data().forEach(this::requirements);
        for (String path : List.of("in", "in.city", "maybe.deep.x", "maybe.nope", "str.x", "nope", "i32", "f64", "")) {
            for (FieldSyntaxVersion version : FieldSyntaxVersion.values()) {
                paths(path, version);
            }
        }
        for (String regex : List.of("", "[", "a*")) {
            outcomes.put("regex " + regex, Outcome.of(() -> {
                new RegexValidator().ensureValid("r", regex);
                return "yes";
            }));
        }
        for (List<String> list : List.of(List.<String>of(), List.of("a"))) {
            outcomes.put("list " + list, Outcome.of(() -> {
                new NonEmptyListValidator().ensureValid("l", list);
                return "yes";
            }));
        }
        outcomes.put("validators", new NonEmptyListValidator() + " " + new RegexValidator());
        ConfigDef definition = FieldSyntaxVersion.appendConfigTo(new ConfigDef());
        for (String version : List.of("v1", "V2", "v3", "")) {
            outcomes.put(
                    "version " + version,
                    Outcome.of(() -> FieldSyntaxVersion.fromConfig(
                            new SimpleConfig(definition, Map.of("field.syntax.version", version)))));
        }
        return outcomes;
    }

    private void requirements(String name, SchemaAndValue data) {
        outcomes.put(name + " map", Outcome.of(() -> Requirements.requireMap(data.value(), "x")));
        outcomes.put(name + " map or null", Outcome.of(() -> Requirements.requireMapOrNull(data.value(), "x")));
        outcomes.put(name + " struct", Outcome.of(() -> Requirements.requireStruct(data.value(), "x")));
        outcomes.put(name + " struct or null", Outcome.of(() -> Requirements.requireStructOrNull(data.value(), "x")));
        outcomes.put(name + " schema", Outcome.of(() -> {
            Requirements.requireSchema(data.schema(), "x");
            return "yes";
        }));
        outcomes.put(name + " sink", Outcome.of(() -> Requirements.requireSinkRecord(Records.sink(data), "x")
                .topic()));
        outcomes.put(name + " source", Outcome.of(() -> Requirements.requireSinkRecord(Records.source(data), "x")
                .topic()));
        boolean isMap = data.schema() != null && data.schema().type() == Schema.Type.MAP;
        if (data.schema() != null && !isMap) { // the released helper forgets what is in a map
            outcomes.put(name + " copied", Outcome.of(() -> SchemaUtil.copySchemaBasics(data.schema())
                    .build()));
        }
    }

    private void paths(String path, FieldSyntaxVersion version) {
        String name = path + " " + version;
        outcomes.put(name + " field", Outcome.of(() -> new SingleFieldPath(path, version)
                .fieldFrom(Records.OUTER)
                .name()));
        Map<String, Struct> structs = Map.of("full", Records.full(), "sparse", Records.sparse());
        structs.forEach((structName, struct) -> {
            SingleFieldPath read = new SingleFieldPath(path, version);
            outcomes.put(name + " in " + structName, Outcome.of(() -> read.valueFrom(struct)));
            outcomes.put(name + " as is in " + structName, Outcome.of(() -> read.valueFrom(struct, false)));
        });
        outcomes.put(name + " equals", Outcome.of(() -> new SingleFieldPath(path, version)
                .equals(new SingleFieldPath("in.city", FieldSyntaxVersion.V2))));
    }
}
