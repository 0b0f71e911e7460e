package org.apache.kafka.connect.json;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Deals with null and leaves the rest to the writer of the type.
 */
final class NullWriter implements ValueWriter {
    private final Object replacement;
    private final boolean optional;
    private final ValueWriter nonNull;

    NullWriter(Schema schema, boolean defaultForNull, ValueWriter nonNull) {
        this.replacement = defaultForNull ? schema.defaultValue() : null;
        this.optional = schema.isOptional();
        this.nonNull = nonNull;
    }

    @Override
    public void write(JsonOutput json, Object value) {
        Object effective = value == null ? replacement : value;
        if (effective != null) {
            nonNull.write(json, effective);
        } else if (optional) {
            json.nothing();
        } else {
            throw new DataException("Cannot write null as JSON: the schema is required and has no default to put"
                    + " in its place. Make it optional, or give it a default value.");
        }
    }
}
