package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** What all transformations and predicates, with random settings, make of random records, a few of each schema. */
public final class RandomProbe implements LongFunction<Map<String, String>> {

    @Override
    public Map<String, String> apply(long seed) {
        return new Round(new Random(new SplittableRandom(seed).nextLong()))
                .outcomes(); // spread, as seeds may be neighbours
    }

    private static final class Round {
        private final Random random;
        private final RandomData data;
        private final Map<String, String> outcomes = new LinkedHashMap<>();

        private Round(Random random) {
            this.random = random;
            this.data = new RandomData(random);
        }

        private Map<String, String> outcomes() {
            List<Cases.Case> cases = new RandomSettings(random).each();
            List<Configurable> transforms = new ArrayList<>();
            for (Cases.Case each : cases) {
                transforms.add(configured(each));
            }
            for (int schemas = 0; schemas < 3; schemas++) {
                Schema schema = data.schema(2);
                for (int i = 0; i < 4; i++) {
                    SchemaAndValue key = data(random.nextBoolean() ? schema : data.schema(1));
                    SchemaAndValue value = data(schema);
                    String name = schemas + " " + i + " ";
                    outcomes.put(name + "key", Outcome.of(() -> key));
                    outcomes.put(name + "value", Outcome.of(() -> value));
                    apply(name, cases, transforms, key, value);
                }
            }
            return outcomes;
        }

        private SchemaAndValue data(Schema schema) {
            return switch (random.nextInt(12)) {
                case 0, 1 -> new SchemaAndValue(null, data.plain(data.value(schema)));
                case 2 -> new SchemaAndValue(schema, null);
                case 3 -> SchemaAndValue.NULL;
                case 4 -> new SchemaAndValue(schema, schema.type() == Schema.Type.STRUCT ? new Struct(schema) : null);
                default -> new SchemaAndValue(schema, data.value(schema));
            };
        }

        private Headers headers() {
            Headers headers = new ConnectHeaders();
            for (int i = random.nextInt(4); i > 0; i--) {
                Schema schema = data.schema(1);
                headers.add(RandomSettings.NAMES[random.nextInt(3)], data.value(schema), schema);
            }
            return headers;
        }

        private void apply(
                String name,
                List<Cases.Case> cases,
                List<Configurable> transforms,
                SchemaAndValue key,
                SchemaAndValue value) {
            String topic = random.nextBoolean() ? "orders" : "ord$1";
            Long timestamp = random.nextInt(4) == 0 ? null : random.nextLong() >> 20;
            Headers headers = headers();
            boolean isSink = random.nextInt(4) > 0;
            for (int i = 0; i < cases.size(); i++) {
                Configurable transform = transforms.get(i);
                SchemaAndValue subject = cases.get(i).type().endsWith("$Key") ? key : value;
                if (transform != null && !Listed.isDifferent(cases.get(i), subject)) {
                    outcomes.put(
                            name + cases.get(i),
                            isSink
                                    ? TransformProbe.outcome(transform, sink(topic, timestamp, headers, key, value))
                                    : TransformProbe.outcome(transform, source(topic, timestamp, headers, key, value)));
                }
            }
        }

        private static SinkRecord sink(
                String topic, Long timestamp, Headers headers, SchemaAndValue key, SchemaAndValue value) {
            return new SinkRecord(
                    topic,
                    3,
                    key.schema(),
                    key.value(),
                    value.schema(),
                    value.value(),
                    42L,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    headers);
        }

        private static SourceRecord source(
                String topic, Long timestamp, Headers headers, SchemaAndValue key, SchemaAndValue value) {
            return new SourceRecord(
                    Map.of(),
                    Map.of(),
                    topic,
                    null,
                    key.schema(),
                    key.value(),
                    value.schema(),
                    value.value(),
                    timestamp,
                    headers);
        }

        /** The transformation, or null if its settings are refused. */
        private Configurable configured(Cases.Case each) {
            List<Configurable> made = new ArrayList<>();
            outcomes.put(each.toString(), Outcome.of(() -> made.add(TransformProbe.configured(each))));
            return made.isEmpty() ? null : made.get(0);
        }
    }
}
