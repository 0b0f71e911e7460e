package org.apache.kafka.connect.transforms;

import java.util.Collections;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Wraps whatever is there in a struct or map with one field.
 *
 * @param <R> the kind of record
 */
public abstract class HoistField<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC =
            "Wraps the data in a field of a new struct, or of a new map where there is "
                    + "no schema. Use the type <code>HoistField$Key</code> for the key of a record, "
                    + "<code>HoistField$Value</code> for its value.";
    private static final String FIELD = "field";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    FIELD,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.Importance.MEDIUM,
                    "The name of the field that will hold the data.");

    private final SchemaPlans<Schema> plans = new SchemaPlans<>(this::wrapped);
    private String name;

    /** Works on the value, unless a subclass says otherwise. */
    public HoistField() {
        this(Side.VALUE);
    }

    HoistField(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        name = new SimpleConfig(CONFIG_DEF, props).getString(FIELD);
    }

    @Override
    public R apply(R record) {
        Schema schema = operatingSchema(record);
        Object value = operatingValue(record);
        if (schema == null) {
            return newRecord(record, null, Collections.singletonMap(name, value));
        }
        Schema wrapper = plans.of(schema);
        return newRecord(
                record, wrapper, new Struct(wrapper).put(wrapper.fields().get(0), value));
    }

    private Schema wrapped(Schema schema) {
        return SchemaBuilder.struct().field(name, schema).build();
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends HoistField<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends HoistField<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
