package io.sluice.bench.work;

import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.DropHeaders;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;

/** Several transformations of one connector in a row, called one after the other without a worker. */
final class ChainWork {
    private ChainWork() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add("Four transformations, one with a predicate that holds for half of the records", () -> {
            Predicate<SinkRecord> predicate = new TopicNameMatches<>();
            predicate.configure(Map.of("pattern", "orders-0"));
            Transformation<SinkRecord> replace =
                    Records.configured(new ReplaceField.Value<>(), Map.of("exclude", "note,created"));
            Transformation<SinkRecord> insert = Records.configured(
                    new InsertField.Value<>(), Map.of("static.field", "shop", "static.value", "north"));
            Transformation<SinkRecord> drop = Records.configured(new DropHeaders<>(), Map.of("headers", "attempt"));
            Transformation<SinkRecord> route =
                    Records.configured(new RegexRouter<>(), Map.of("regex", "(.*)-(\\d)", "replacement", "$1.part-$2"));
            Inputs<SinkRecord> records = Records.rows();
            return () -> {
                SinkRecord record = replace.apply(records.next());
                record = predicate.test(record) ? insert.apply(record) : record;
                return route.apply(drop.apply(record));
            };
        });
    }
}
