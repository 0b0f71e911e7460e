package org.apache.kafka.connect.released;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** What all transformations, with random settings, make of many random records, a few of each schema. */
public final class RandomProbe implements Supplier<Map<String, String>> {
    private static final int ROUNDS = 120;

    private final Random random = new Random(Long.getLong("sluice.seed", 4711));
    private final RandomSettings settings = new RandomSettings(random);
    private final RandomData data = new RandomData(random);
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Cases.Case> cases = settings.each();
            List<Configurable> transforms = new ArrayList<>();
            for (Cases.Case each : cases) {
                transforms.add(configured(round + " " + each, each));
            }
            for (int schemas = 0; schemas < 3; schemas++) {
                Schema schema = data.schema(2);
                for (int i = 0; i < 4; i++) {
                    SchemaAndValue record = record(schema);
                    String name = round + " " + schemas + " " + i;
                    outcomes.put(name, Outcome.of(() -> record));
                    apply(name, cases, transforms, record);
                }
            }
        }
        return outcomes;
    }

    private SchemaAndValue record(Schema schema) {
        return switch (random.nextInt(8)) {
            case 0 -> new SchemaAndValue(null, data.plain(data.struct(schema)));
            case 1 -> new SchemaAndValue(schema, null);
            default -> new SchemaAndValue(schema, data.struct(schema));
        };
    }

    private void apply(String round, List<Cases.Case> cases, List<Configurable> transforms, SchemaAndValue record) {
        boolean isSink = random.nextInt(4) > 0;
        for (int i = 0; i < cases.size(); i++) {
            Configurable transform = transforms.get(i);
            if (transform != null && !isCastOfDefault(cases.get(i), record)) {
                outcomes.put(
                        round + " " + cases.get(i),
                        isSink
                                ? TransformProbe.outcome(transform, Records.sink(record))
                                : TransformProbe.outcome(transform, Records.source(record)));
            }
        }
    }

    /** Where a struct's own schema has a default, the released Cast fails, and this one does not. */
    private static boolean isCastOfDefault(Cases.Case each, SchemaAndValue record) {
        return each.type().startsWith("Cast")
                && record.schema() != null
                && record.schema().defaultValue() != null;
    }

    /** The transformation, or null if its settings are refused. */
    private Configurable configured(String name, Cases.Case each) {
        List<Configurable> made = new ArrayList<>();
        outcomes.put(name, Outcome.of(() -> made.add(TransformProbe.configured(each))));
        return made.isEmpty() ? null : made.get(0);
    }
}
