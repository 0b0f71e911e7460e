package io.sluice.testconnectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * What records carry under load: bytes, or rows of ten fields such as tables of databases have.
 *
 * @param schema that of all values
 * @param values a thousand different ones
 */
public record Payload(Schema schema, List<Object> values) {
    private static final int VALUES = 1000;

    private static final Schema ROW = SchemaBuilder.struct()
            .name("shop.Item")
            .field("id", Schema.INT64_SCHEMA)
            .field("article", Schema.STRING_SCHEMA)
            .field("maker", Schema.STRING_SCHEMA)
            .field("stock", Schema.INT32_SCHEMA)
            .field("weight", Schema.FLOAT64_SCHEMA)
            .field("listed", Schema.BOOLEAN_SCHEMA)
            .field("colour", Schema.OPTIONAL_STRING_SCHEMA)
            .field("remark", Schema.OPTIONAL_STRING_SCHEMA)
            .field("changed", Timestamp.SCHEMA)
            .field("price", Decimal.schema(2))
            .build();

    /** The payload of this name: {@code bytes-N}, or {@code row}. */
    public static Payload of(String name) {
        if (name.startsWith("bytes-")) {
            int size = Integer.parseInt(name.substring("bytes-".length()));
            return of(Schema.BYTES_SCHEMA, n -> bytes(n, size));
        }
        if (name.equals("row")) {
            return of(ROW, Payload::row);
        }
        throw new IllegalArgumentException("No payload is called " + name);
    }

    private static Payload of(Schema schema, IntFunction<Object> value) {
        List<Object> values = new ArrayList<>(VALUES);
        for (int n = 0; n < VALUES; n++) {
            values.add(value.apply(n));
        }
        return new Payload(schema, values);
    }

    private static byte[] bytes(int n, int size) {
        byte[] bytes = new byte[size];
        new Random(n).nextBytes(bytes);
        return bytes;
    }

    private static Struct row(int n) {
        return new Struct(ROW)
                .put("id", 500_000L + n)
                .put("article", "Article number " + n)
                .put("maker", "maker" + n + "@example.com")
                .put("stock", n % 90)
                .put("weight", 0.25 * n)
                .put("listed", n % 2 == 0)
                .put("colour", n % 3 == 0 ? null : "dark green")
                .put("remark", n % 4 == 0 ? "Breaks easily; \"handle with care\"" : null)
                .put("changed", new Date(1_700_000_000_000L + 12_345L * n))
                .put("price", BigDecimal.valueOf(995 + 7L * n, 2));
    }
}
