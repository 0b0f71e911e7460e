package io.sluice.bench.work;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.SchemaProjector;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;

/** Headers to bytes and back, and rows carried over to a newer schema. */
final class HeaderWork {
    private static final String TOPIC = "orders";

    private HeaderWork() {}

    static void addTo(Catalogue catalogue) {
        SimpleHeaderConverter converter = new SimpleHeaderConverter();
        catalogue.add("SimpleHeaderConverter: read a word", () -> {
            Inputs<byte[]> texts = new Inputs<>(n -> ("trace-" + n).getBytes(StandardCharsets.UTF_8));
            return () -> converter.toConnectHeader(TOPIC, "trace", texts.next());
        });
        catalogue.add("SimpleHeaderConverter: write a number", () -> {
            Inputs<Integer> numbers = new Inputs<>(n -> n * 1_000);
            return () -> converter.fromConnectHeader(TOPIC, "attempt", Schema.INT32_SCHEMA, numbers.next());
        });
        catalogue.add("SchemaProjector: a row to a schema with one field more", () -> {
            Schema schema = Order.schema();
            SchemaBuilder newer = SchemaBuilder.struct().name(schema.name());
            schema.fields().forEach(field -> newer.field(field.name(), field.schema()));
            Schema target = newer.field(
                            "shop", SchemaBuilder.string().defaultValue("north").build())
                    .build();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> SchemaProjector.project(schema, rows.next(), target);
        });
    }
}
