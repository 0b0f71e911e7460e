package io.sluice.bench.work;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.predicates.HasHeaderKey;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;

/** Conditions on records. */
final class PredicateWork {
    private PredicateWork() {}

    static void addTo(Catalogue catalogue) {
        add(catalogue, "HasHeaderKey: the first of three", HasHeaderKey::new, Map.of("name", "trace"));
        add(catalogue, "RecordIsTombstone", RecordIsTombstone::new, Map.of());
        add(catalogue, "TopicNameMatches", TopicNameMatches::new, Map.of("pattern", "orders-(\\d+)"));
    }

    private static void add(
            Catalogue catalogue, String name, Supplier<Predicate<SinkRecord>> made, Map<String, String> settings) {
        catalogue.add(name, () -> {
            Predicate<SinkRecord> predicate = made.get();
            predicate.configure(settings);
            Inputs<SinkRecord> records = Records.rows();
            return () -> predicate.test(records.next());
        });
    }
}
