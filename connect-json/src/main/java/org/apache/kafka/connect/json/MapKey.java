package org.apache.kafka.connect.json;

import java.math.BigDecimal;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Turns keys of maps with string keys into member names.
 */
final class MapKey {
    private final Schema schema;
    private final Object replacement;

    MapKey(Schema schema, boolean defaultForNull) {
        this.schema = schema;
        this.replacement = defaultForNull ? schema.defaultValue() : null;
    }

    String of(Object key) {
        if (key instanceof String text && schema.name() == null) {
            return text;
        }
        Object effective = key == null ? replacement : key;
        if (effective != null) {
            return text(effective);
        }
        if (schema.isOptional()) {
            return "null";
        }
        throw new DataException("Cannot write a map as JSON: it has a null key, but its keys are required.");
    }

    private String text(Object key) {
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME -> {
                    return Writers.expect(BigDecimal.class, key, schema).toString();
                }
                case Date.LOGICAL_NAME -> {
                    return Integer.toString(Date.fromLogical(schema, date(key)));
                }
                case Time.LOGICAL_NAME -> {
                    return Integer.toString(Time.fromLogical(schema, date(key)));
                }
                case Timestamp.LOGICAL_NAME -> {
                    return Long.toString(Timestamp.fromLogical(schema, date(key)));
                }
                default -> {}
            }
        }
        return Writers.expect(CharSequence.class, key, schema).toString();
    }

    private java.util.Date date(Object key) {
        return Writers.expect(java.util.Date.class, key, schema);
    }
}
