package io.sluice.bench.work;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** What connectors and transforms do with a row. */
final class StructWork {
    private StructWork() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add("Struct: build a row by names, validate it", () -> {
            Schema schema = Order.schema();
            Inputs<Order> orders = new Inputs<>(Order::number);
            return () -> {
                Struct row = orders.next().struct(schema);
                row.validate();
                return row;
            };
        });
        catalogue.add("Struct: copy a row by fields", () -> {
            Schema schema = Order.schema();
            List<Field> fields = schema.fields();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> {
                Struct row = rows.next();
                Struct copy = new Struct(schema);
                for (Field field : fields) {
                    copy.put(field, row.get(field));
                }
                return copy;
            };
        });
        catalogue.add("Struct: equals, equal rows", () -> {
            Schema schema = Order.schema();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            Inputs<Struct> others = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> rows.next().equals(others.next());
        });
        catalogue.add("Struct: hashCode", () -> {
            Schema schema = Order.schema();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> {
                int hash = rows.next().hashCode();
                return hash == 0; // the value itself may differ between the sides
            };
        });
    }
}
