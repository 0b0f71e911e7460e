package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** What each transformation makes of each record, for all settings of the table. */
public final class TransformProbe implements Supplier<Map<String, String>> {
    private final Map<String, SchemaAndValue> data = Records.data();

    @Override
    public Map<String, String> get() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Cases.Case each : Cases.all()) {
            List<Configurable> made = new ArrayList<>();
            String name = each.type() + each.settings();
            String configured = Outcome.of(() -> {
                made.add(configured(each));
                return "yes";
            });
            outcomes.put(name, configured);
            if (configured.endsWith("yes")) {
                data.forEach((dataName, value) -> {
                    SinkRecord sink = Records.sink(value);
                    SourceRecord source = Records.source(value);
                    outcomes.put(name + " sink " + dataName, outcome(made.get(0), sink));
                    outcomes.put(name + " source " + dataName, outcome(made.get(0), source));
                });
            }
        }
        return outcomes;
    }

    static Configurable configured(Cases.Case each) throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.apache.kafka.connect.transforms." + each.type());
        Configurable made = (Configurable) type.getDeclaredConstructor().newInstance();
        made.configure(each.settings());
        return made;
    }

    @SuppressWarnings("unchecked")
    static <R extends ConnectRecord<R>> String outcome(Configurable made, R record) {
        return Outcome.of(() -> made instanceof Predicate
                ? ((Predicate<R>) made).test(record)
                : text(((Transformation<R>) made).apply(record)));
    }

    private static String text(ConnectRecord<?> record) {
        if (record == null) {
            return "dropped";
        }
        StringBuilder text =
                new StringBuilder(record.topic() + " " + record.kafkaPartition() + " " + record.timestamp());
        text.append(" key ").append(Outcome.text(new SchemaAndValue(record.keySchema(), record.key())));
        text.append(" value ").append(Outcome.text(new SchemaAndValue(record.valueSchema(), record.value())));
        for (Header header : record.headers()) {
            text.append(' ').append(header.key()).append('=');
            text.append(Outcome.text(new SchemaAndValue(header.schema(), header.value())));
        }
        return text.toString();
    }
}
