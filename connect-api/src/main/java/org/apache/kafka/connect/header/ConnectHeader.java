package org.apache.kafka.connect.header;

import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The header that {@link ConnectHeaders} makes. */
class ConnectHeader implements Header {
    private final String key;
    private final SchemaAndValue schemaAndValue;

    protected ConnectHeader(String key, SchemaAndValue schemaAndValue) {
        this.key = Objects.requireNonNull(key, "A header needs a key, but it is null.");
        this.schemaAndValue = schemaAndValue == null ? SchemaAndValue.NULL : schemaAndValue;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Object value() {
        return schemaAndValue.value();
    }

    @Override
    public Schema schema() {
        return schemaAndValue.schema();
    }

    @Override
    public Header rename(String key) {
        return this.key.equals(key) ? this : new ConnectHeader(key, schemaAndValue);
    }

    @Override
    public Header with(Schema schema, Object value) {
        return new ConnectHeader(key, new SchemaAndValue(schema, value));
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + schemaAndValue.hashCode();
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof ConnectHeader that
                        && key.equals(that.key)
                        && schemaAndValue.equals(that.schemaAndValue);
    }

    @Override
    public String toString() {
        return "ConnectHeader(key=" + key + ", value=" + value() + ", schema=" + schema() + ")";
    }
}
