package org.apache.kafka.connect.transforms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Brings the fields of nested structs and maps to the top.
 *
 * @param <R> the kind of record
 */
public abstract class Flatten<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Brings the fields of nested structs to the top, their names joined with "
            + "those of the structs they were in; where there is no schema, entries of nested maps likewise. Lists stay "
            + "as they are. Use the type <code>Flatten$Key</code> for the key of a record, "
            + "<code>Flatten$Value</code> for its value.";
    private static final String DELIMITER = "delimiter";
    private static final String PURPOSE = "flattening";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    DELIMITER,
                    ConfigDef.Type.STRING,
                    ".",
                    ConfigDef.Importance.MEDIUM,
                    "What is put between the joined names.");

    private final SchemaPlans<FlatPlan> plans = new SchemaPlans<>(schema -> FlatPlan.of(schema, this.delimiter));
    private String delimiter;

    /** Works on the value, unless a subclass says otherwise. */
    public Flatten() {
        this(Side.VALUE);
    }

    Flatten(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        delimiter = new SimpleConfig(CONFIG_DEF, props).getString(DELIMITER);
    }

    @Override
    public R apply(R record) {
        Object value = operatingValue(record);
        if (value == null) {
            return record;
        }
        if (operatingSchema(record) == null) {
            Map<String, Object> flat = new LinkedHashMap<>();
            flatten(Requirements.requireMap(value, PURPOSE), "", flat);
            return newRecord(record, null, flat);
        }
        Struct struct = Requirements.requireStruct(value, PURPOSE);
        FlatPlan plan = plans.of(struct.schema());
        return newRecord(record, plan.target(), plan.of(struct));
    }

    private void flatten(Map<String, Object> map, String prefix, Map<String, Object> flat) {
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            String name = prefix + entry.getKey();
            Object value = entry.getValue();
            if (value instanceof Map) {
                flatten(Requirements.requireMap(value, PURPOSE), name + delimiter, flat);
            } else if (value == null || ConnectSchema.schemaType(value.getClass()) != null) {
                flat.put(name, value);
            } else {
                throw new DataException("Cannot flatten the entry " + name + ": values of " + value.getClass()
                        + " have no place in records without a schema.");
            }
        }
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends Flatten<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends Flatten<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
