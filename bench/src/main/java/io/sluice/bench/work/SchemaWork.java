package io.sluice.bench.work;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Schemas, and values held against them. */
final class SchemaWork {
    private SchemaWork() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add("Schema: build one of ten fields", () -> Order::schema);
        catalogue.add("Schema: equals, the same object", () -> {
            Schema schema = Order.schema();
            Inputs<Schema> schemas = new Inputs<>(n -> schema);
            return () -> schemas.next().equals(schema);
        });
        catalogue.add("Schema: equals, an equal object", () -> {
            Schema schema = Order.schema();
            Inputs<Schema> schemas = new Inputs<>(n -> Order.schema());
            return () -> schemas.next().equals(schema);
        });
        catalogue.add("Schema: hashCode", () -> {
            Inputs<Schema> schemas = new Inputs<>(n -> Order.schema());
            return () -> {
                int hash = schemas.next().hashCode();
                return hash == 0; // the value itself may differ between the sides
            };
        });
        catalogue.add("ConnectSchema.validateValue: a string", () -> {
            Inputs<String> texts = new Inputs<>(n -> Order.number(n).customer());
            return () -> valid(Schema.STRING_SCHEMA, texts.next());
        });
        catalogue.add("ConnectSchema.validateValue: a list of ten strings", () -> {
            Schema schema = SchemaBuilder.array(Schema.STRING_SCHEMA).build();
            Inputs<List<String>> lists = new Inputs<>(
                    n -> IntStream.range(n, n + 10).mapToObj(i -> "tag " + i).toList());
            return () -> valid(schema, lists.next());
        });
        catalogue.add("ConnectSchema.validateValue: a row", () -> {
            Schema schema = Order.schema();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> valid(schema, rows.next());
        });
    }

    private static boolean valid(Schema schema, Object value) {
        ConnectSchema.validateValue(schema, value);
        return true;
    }
}
