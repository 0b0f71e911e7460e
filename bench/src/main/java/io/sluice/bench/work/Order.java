package io.sluice.bench.work;

import java.math.BigDecimal;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** A row of ten fields such as a table of a database has, in each form that a record can take. */
@SuppressWarnings("JavaUtilDate") // the SPI's timestamps are of this class
record Order(
        long id,
        String customer,
        String email,
        int quantity,
        double price,
        boolean paid,
        String city,
        String note,
        Date created,
        BigDecimal total) {

    static Schema schema() {
        return SchemaBuilder.struct()
                .name("shop.Order")
                .field("id", Schema.INT64_SCHEMA)
                .field("customer", Schema.STRING_SCHEMA)
                .field("email", Schema.STRING_SCHEMA)
                .field("quantity", Schema.INT32_SCHEMA)
                .field("price", Schema.FLOAT64_SCHEMA)
                .field("paid", Schema.BOOLEAN_SCHEMA)
                .field("city", Schema.OPTIONAL_STRING_SCHEMA)
                .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                .field("created", Timestamp.SCHEMA)
                .field("total", Decimal.schema(2))
                .build();
    }

    /** The n-th order of the shop. */
    static Order number(int n) {
        return new Order(
                1_000_000L + n,
                "Customer number " + n,
                "customer" + n + "@example.com",
                n % 7 + 1,
                9.95 + n,
                n % 2 == 0,
                n % 3 == 0 ? "Zürich" : "Springfield",
                n % 4 == 0 ? null : "Please ring the bell \"twice\"; it is order " + n,
                new Date(1_700_000_000_000L + 12_345L * n),
                BigDecimal.valueOf((995 + 100L * n) * (n % 7 + 1), 2));
    }

    Struct struct(Schema schema) {
        return new Struct(schema)
                .put("id", id)
                .put("customer", customer)
                .put("email", email)
                .put("quantity", quantity)
                .put("price", price)
                .put("paid", paid)
                .put("city", city)
                .put("note", note)
                .put("created", created)
                .put("total", total);
    }

    /** With what JSON has of types: the last two as numbers. */
    Map<String, Object> map() {
        Map<String, Object> map = new HashMap<>();
        map.put("id", id);
        map.put("customer", customer);
        map.put("email", email);
        map.put("quantity", quantity);
        map.put("price", price);
        map.put("paid", paid);
        map.put("city", city);
        map.put("note", note);
        map.put("created", created.getTime());
        map.put("total", total.doubleValue());
        return map;
    }
}
