package org.apache.kafka.connect.json;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/** What a value of a schema becomes that is null or not there. */
final class Absence {
    private final Schema schema;
    private final Object replacement;
    private final boolean optional;

    /** @param defaultForNull whether the schema's default takes the place of nothing */
    Absence(Schema schema, boolean defaultForNull) {
        this.schema = schema;
        this.replacement = defaultForNull ? schema.defaultValue() : null;
        this.optional = schema.isOptional();
    }

    Object value() {
        if (replacement == null && !optional) {
            throw new DataException("Cannot read a value of " + schema.type()
                    + " from JSON: it is null or missing, but required and without a default to put in its place.");
        }
        return replacement;
    }
}
