package org.apache.kafka.connect.released;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** What chains of one transformation make of many random structs, a few of each schema. */
public final class RandomProbe implements Supplier<Map<String, String>> {
    private static final String[] NAMES = {"a", "b", "c", "d", "e", "f"};
    private static final String[] TYPES = {"int8", "int32", "int64", "float64", "boolean", "string"};
    private static final String[] TARGETS = {"string", "unix", "Date", "Time", "Timestamp"};

    private final Random random = new Random(Long.getLong("sluice.seed", 4711));

    @Override
    public Map<String, String> get() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (int round = 0; round < 300; round++) {
            List<Configurable> transforms = new ArrayList<>();
            List<Cases.Case> cases = cases();
            for (Cases.Case each : cases) {
                try {
                    transforms.add(TransformProbe.configured(each));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            for (int schemas = 0; schemas < 3; schemas++) {
                Schema schema = schema(2);
                for (int i = 0; i < 4; i++) {
                    SchemaAndValue data = new SchemaAndValue(schema, struct(schema));
                    for (int t = 0; t < cases.size(); t++) {
                        outcomes.put(
                                round + " " + schemas + " " + i + " " + cases.get(t) + " of " + data.value(),
                                TransformProbe.outcome(transforms.get(t), Records.sink(data)));
                    }
                }
            }
        }
        return outcomes;
    }

    private List<Cases.Case> cases() {
        String side = random.nextBoolean() ? "$Key" : "$Value";
        String nulls = String.valueOf(random.nextBoolean());
        return List.of(
                cased("Cast" + side, nulls, "spec", name() + ":" + pick(TYPES) + ",f:" + pick(TYPES)),
                cased("ExtractField" + side, nulls, "field", name() + "." + name(), "field.syntax.version", "V2"),
                cased("Flatten" + side, nulls, "delimiter", "_"),
                cased("HeaderFrom" + side, nulls, "fields", name(), "headers", "h", "operation", "move"),
                cased("InsertField" + side, nulls, "topic.field", "topic", "offset.field", "offset!"),
                cased("MaskField" + side, nulls, "fields", name()),
                cased("MaskField" + side, nulls, "fields", name(), "replacement", "12"),
                cased("ReplaceField" + side, nulls, "exclude", name(), "renames", "a:x,b:y"),
                cased("SetSchemaMetadata" + side, nulls, "schema.name", "n"),
                cased(
                        "TimestampConverter" + side,
                        nulls,
                        "field",
                        name(),
                        "target.type",
                        pick(TARGETS),
                        "format",
                        "yyyy"),
                cased("ValueToKey", nulls, "fields", name()));
    }

    private static Cases.Case cased(String type, String nulls, String... settings) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("replace.null.with.default", nulls);
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return new Cases.Case(type, map);
    }

    private Schema schema(int depth) {
        SchemaBuilder builder = SchemaBuilder.struct();
        if (random.nextInt(3) == 0) {
            builder.name("S").version(random.nextInt(3)).optional();
        }
        for (String name : NAMES) {
            if (random.nextInt(5) > 0) {
                builder.field(name, depth > 0 && random.nextInt(4) == 0 ? schema(depth - 1) : leaf());
            }
        }
        return builder.build();
    }

    private Schema leaf() {
        SchemaBuilder leaf =
                switch (random.nextInt(7)) {
                    case 0 -> SchemaBuilder.int8();
                    case 1 -> SchemaBuilder.int32();
                    case 2 -> SchemaBuilder.int64();
                    case 3 -> SchemaBuilder.float64();
                    case 4 -> SchemaBuilder.bool();
                    case 5 -> SchemaBuilder.string();
                    default -> Timestamp.builder();
                };
        if (random.nextInt(3) > 0) {
            leaf.optional();
        }
        if (random.nextInt(4) == 0) {
            leaf.defaultValue(value(leaf));
        }
        return leaf.build();
    }

    private Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            boolean isLeftOut = random.nextInt(3) == 0
                    && (field.schema().isOptional() || field.schema().defaultValue() != null);
            if (!isLeftOut) {
                struct.put(field, value(field.schema()));
            }
        }
        return struct;
    }

    private Object value(Schema schema) {
        int number = random.nextInt(1000);
        return switch (schema.type()) {
            case INT8 -> (byte) number;
            case INT32 -> number;
            case INT64 -> schema.name() == null ? (Object) (number * 1_000_000_000L) : new java.util.Date(number);
            case FLOAT64 -> number / 8d;
            case BOOLEAN -> number % 2 == 0;
            case STRING -> number % 3 == 0 ? "text" : String.valueOf(number * 7);
            case STRUCT -> struct(schema);
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    private String name() {
        return pick(NAMES);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
