package org.apache.kafka.connect.transforms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.field.FieldSyntaxVersion;
import org.apache.kafka.connect.transforms.field.SingleFieldPath;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Replaces a struct or map by one field of it.
 *
 * @param <R> the kind of record
 */
public abstract class ExtractField<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Takes one field out of a struct or map and puts it in its place. "
            + "A null stays null. Use the type <code>ExtractField$Key</code> for the key of a record, "
            + "<code>ExtractField$Value</code> for its value.";
    private static final String FIELD = "field";
    private static final String PURPOSE = "taking out a field";
    public static final ConfigDef CONFIG_DEF = FieldSyntaxVersion.appendConfigTo(Nulls.defineIn(new ConfigDef()
            .define(
                    FIELD,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.Importance.MEDIUM,
                    "The field to take out.")));

    private final SchemaPlans<Field[]> plans = new SchemaPlans<>(this::fieldsOf);
    private String text;
    private SingleFieldPath path;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public ExtractField() {
        this(Side.VALUE);
    }

    ExtractField(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, props);
        text = config.getString(FIELD);
        path = new SingleFieldPath(text, FieldSyntaxVersion.fromConfig(config));
        nulls = Nulls.of(config);
    }

    @Override
    public R apply(R record) {
        Schema schema = operatingSchema(record);
        Object value = operatingValue(record);
        if (schema == null) {
            return newRecord(record, null, path.valueFrom(Requirements.requireMapOrNull(value, PURPOSE)));
        }
        Struct struct = Requirements.requireStructOrNull(value, PURPOSE);
        Field[] fields = plans.of(schema);
        return newRecord(record, fields[fields.length - 1].schema(), valueIn(struct, fields));
    }

    private Object valueIn(Struct struct, Field[] fields) {
        int last = fields.length - 1;
        Struct within = struct;
        for (int i = 0; i < last && within != null; i++) {
            within = (Struct) within.get(fields[i]);
        }
        return within == null ? null : nulls.read(within, fields[last]);
    }

    private Field[] fieldsOf(Schema schema) {
        List<Field> fields = path.fieldsFrom(schema);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Cannot take out the field " + text + ": " + schema
                    + " does not have it. Correct \"" + FIELD + "\".");
        }
        return fields.toArray(new Field[0]);
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends ExtractField<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends ExtractField<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
