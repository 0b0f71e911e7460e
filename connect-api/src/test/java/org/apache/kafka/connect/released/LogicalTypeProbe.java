package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Days, times of day, moments and decimals, from and to their stored forms. */
public final class LogicalTypeProbe implements Supplier<Map<String, String>> {
    private static final long[] MILLIS = {
        0,
        1,
        -1,
        86_399_999,
        86_400_000,
        86_400_001,
        -86_400_000,
        3 * 86_400_000L,
        1L << 50,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final int[] STORED = {
        0, 1, -1, 17_000, 86_399_999, 86_400_000, 86_400_001, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    @Override
    public Map<String, String> get() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Map<String, Schema> schemas = Samples.schemas();
        schemas.put("bad scale", SchemaBuilder.bytes().parameter("scale", "x").build());
        schemas.put("bare scale", SchemaBuilder.bytes().parameter("scale", "1").build());
        schemas.forEach((name, schema) -> {
            for (long millis : MILLIS) {
                java.util.Date date = new java.util.Date(millis);
                outcomes.put(name + " from day " + millis, Outcome.of(() -> Date.fromLogical(schema, date)));
                outcomes.put(name + " from time " + millis, Outcome.of(() -> Time.fromLogical(schema, date)));
                outcomes.put(name + " from moment " + millis, Outcome.of(() -> Timestamp.fromLogical(schema, date)));
                outcomes.put(name + " to moment " + millis, Outcome.of(() -> Timestamp.toLogical(schema, millis)));
            }
            for (int stored : STORED) {
                outcomes.put(name + " to day " + stored, Outcome.of(() -> Date.toLogical(schema, stored)));
                outcomes.put(name + " to time " + stored, Outcome.of(() -> Time.toLogical(schema, stored)));
            }
            for (String number : new String[] {"0", "1.5", "-1.55", "1e3", "123456789012345678901.5"}) {
                outcomes.put(
                        name + " from decimal " + number,
                        Outcome.of(() -> Decimal.fromLogical(schema, new BigDecimal(number))));
            }
            for (byte[] bytes : new byte[][] {{}, {1}, {-1, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
                outcomes.put(
                        name + " to decimal " + Outcome.text(bytes),
                        Outcome.of(() -> Decimal.toLogical(schema, bytes)));
            }
        });
        return outcomes;
    }
}
