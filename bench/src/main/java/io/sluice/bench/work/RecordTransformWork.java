package io.sluice.bench.work;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.DropHeaders;
import org.apache.kafka.connect.transforms.Filter;
import org.apache.kafka.connect.transforms.InsertHeader;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.SetSchemaMetadata;
import org.apache.kafka.connect.transforms.TimestampRouter;
import org.apache.kafka.connect.transforms.Transformation;

/** Transformations of topic, headers and schema. */
final class RecordTransformWork {
    private final Catalogue catalogue;

    private RecordTransformWork(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static void addTo(Catalogue catalogue) {
        RecordTransformWork work = new RecordTransformWork(catalogue);
        work.add("DropHeaders: one of three", DropHeaders::new, Map.of("headers", "attempt"));
        work.add("Filter", Filter::new, Map.of());
        work.add("InsertHeader: beside three", InsertHeader::new, Map.of("header", "shop", "value.literal", "north"));
        work.add(
                "RegexRouter: a new topic",
                RegexRouter::new,
                Map.of("regex", "(.*)-(\\d)", "replacement", "$1.part-$2"));
        work.add("RegexRouter: no match", RegexRouter::new, Map.of("regex", "customers-.*", "replacement", "people"));
        work.add(
                "SetSchemaMetadata",
                SetSchemaMetadata.Value::new,
                Map.of("schema.name", "Order", "schema.version", "2"));
        work.add("TimestampRouter", TimestampRouter::new, Map.of());
    }

    private void add(String name, Supplier<Transformation<SinkRecord>> made, Map<String, String> settings) {
        catalogue.add(name, () -> Records.work(Records.rows(), Records.configured(made.get(), settings)));
    }
}
