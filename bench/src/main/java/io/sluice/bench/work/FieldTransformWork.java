package io.sluice.bench.work;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.HeaderFrom;
import org.apache.kafka.connect.transforms.HoistField;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.ValueToKey;

/** Transformations that look at the fields of the value. */
final class FieldTransformWork {
    private final Catalogue catalogue;

    private FieldTransformWork(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static void addTo(Catalogue catalogue) {
        FieldTransformWork work = new FieldTransformWork(catalogue);
        work.addChangesOfValues();
        work.addChangesOfFields();
        work.addChangesOfTimes();
    }

    private void addChangesOfValues() {
        rows("Cast: four fields", Cast.Value::new, Map.of("spec", "id:string,quantity:int64,price:int32,paid:string"));
        rows("MaskField: two fields, blank", MaskField.Value::new, Map.of("fields", "email,total"));
        rows(
                "MaskField: two fields, a replacement",
                MaskField.Value::new,
                Map.of("fields", "email,quantity", "replacement", "42"));
    }

    private void addChangesOfFields() {
        rows("ExtractField: a field", ExtractField.Value::new, Map.of("field", "customer"));
        nested(
                "ExtractField: a field of a field",
                ExtractField.Value::new,
                Map.of("field", "customer.email", "field.syntax.version", "V2"));
        nested("Flatten: two structs in one", Flatten.Value::new, Map.of("delimiter", "_"));
        for (String operation : new String[] {"copy", "move"}) {
            rows(
                    "HeaderFrom: " + operation + " two fields",
                    HeaderFrom.Value::new,
                    Map.of("fields", "email,quantity", "headers", "email,quantity", "operation", operation));
        }
        rows("HoistField", HoistField.Value::new, Map.of("field", "order"));
        rows(
                "InsertField: a fixed text",
                InsertField.Value::new,
                Map.of("static.field", "shop", "static.value", "north"));
        rows(
                "InsertField: topic, partition, offset, timestamp",
                InsertField.Value::new,
                Map.of(
                        "topic.field", "topic",
                        "partition.field", "partition",
                        "offset.field", "offset",
                        "timestamp.field", "time"));
        rows("ReplaceField: leave out two", ReplaceField.Value::new, Map.of("exclude", "note,city"));
        rows("ReplaceField: rename two", ReplaceField.Value::new, Map.of("renames", "note:remark,city:town"));
        rows("ValueToKey: two fields", ValueToKey::new, Map.of("fields", "id,customer"));
    }

    private void addChangesOfTimes() {
        for (String target : new String[] {"string", "unix", "Date"}) {
            rows("TimestampConverter: Timestamp to " + target, TimestampConverter.Value::new, time(target));
        }
        catalogue.add("TimestampConverter: string to Timestamp", () -> {
            Transformation<SinkRecord> toText = Records.configured(new TimestampConverter.Value<>(), time("string"));
            Inputs<SinkRecord> texts = Records.rows().map(toText::apply);
            Transformation<SinkRecord> back = Records.configured(new TimestampConverter.Value<>(), time("Timestamp"));
            return () -> back.apply(texts.next());
        });
    }

    private static Map<String, String> time(String target) {
        return Map.of("field", "created", "target.type", target, "format", "yyyy-MM-dd'T'HH:mm:ss.SSS");
    }

    private void rows(String name, Supplier<Transformation<SinkRecord>> made, Map<String, String> settings) {
        catalogue.add(name, () -> Records.work(Records.rows(), Records.configured(made.get(), settings)));
    }

    private void nested(String name, Supplier<Transformation<SinkRecord>> made, Map<String, String> settings) {
        catalogue.add(name, () -> Records.work(Records.nested(), Records.configured(made.get(), settings)));
    }
}
