package io.sluice.bench.work;

import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Records on their way to a sink, whose value is an {@link Order}, and transformations of them. */
final class Records {
    private static final Schema ORDER = Order.schema();
    private static final Schema NESTED = nestedSchema();

    private Records() {}

    /** With the order as a struct of ten fields. */
    static Inputs<SinkRecord> rows() {
        return new Inputs<>(n -> record(n, ORDER, Order.number(n).struct(ORDER)));
    }

    /** With the order as a struct of which customer and price are structs again; ten fields in all. */
    static Inputs<SinkRecord> nested() {
        return new Inputs<>(n -> record(n, NESTED, nested(Order.number(n))));
    }

    /** A transformation with its settings, as the worker makes it. */
    static Transformation<SinkRecord> configured(
            Transformation<SinkRecord> transformation, Map<String, String> settings) {
        transformation.configure(settings);
        return transformation;
    }

    static Callable<Object> work(Inputs<SinkRecord> records, Transformation<SinkRecord> transformation) {
        return () -> transformation.apply(records.next());
    }

    private static SinkRecord record(int n, Schema schema, Struct value) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("trace", "trace-" + n).addInt("attempt", n % 3).addString("origin", "shop");
        return new SinkRecord(
                "orders-" + n % 2,
                n % 4,
                Schema.STRING_SCHEMA,
                "key-" + n,
                schema,
                value,
                n,
                1_700_000_000_000L + 12_345L * n,
                TimestampType.CREATE_TIME,
                headers);
    }

    private static Schema nestedSchema() {
        return SchemaBuilder.struct()
                .name("shop.NestedOrder")
                .field("id", Schema.INT64_SCHEMA)
                .field(
                        "customer",
                        SchemaBuilder.struct()
                                .field("name", Schema.STRING_SCHEMA)
                                .field("email", Schema.STRING_SCHEMA)
                                .field("city", Schema.OPTIONAL_STRING_SCHEMA)
                                .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                                .build())
                .field("quantity", Schema.INT32_SCHEMA)
                .field(
                        "price",
                        SchemaBuilder.struct()
                                .field("each", Schema.FLOAT64_SCHEMA)
                                .field("paid", Schema.BOOLEAN_SCHEMA)
                                .build())
                .build();
    }

    private static Struct nested(Order order) {
        Struct customer = new Struct(NESTED.field("customer").schema())
                .put("name", order.customer())
                .put("email", order.email())
                .put("city", order.city())
                .put("note", order.note());
        Struct price = new Struct(NESTED.field("price").schema())
                .put("each", order.price())
                .put("paid", order.paid());
        return new Struct(NESTED)
                .put("id", order.id())
                .put("customer", customer)
                .put("quantity", order.quantity())
                .put("price", price);
    }
}
