package org.apache.kafka.connect.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Gives a schema another name or version.
 *
 * @param <R> the kind of record
 */
public abstract class SetSchemaMetadata<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Sets the name of the schema, its version, or both. "
            + "Use the type <code>SetSchemaMetadata$Key</code> for the schema of the key, "
            + "<code>SetSchemaMetadata$Value</code> for that of the value.";
    private static final String NAME = "schema.name";
    private static final String VERSION = "schema.version";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(NAME, ConfigDef.Type.STRING, null, ConfigDef.Importance.HIGH, "The name that the schema gets.")
            .define(VERSION, ConfigDef.Type.INT, null, ConfigDef.Importance.HIGH, "The version that the schema gets."));

    private final SchemaPlans<Schema> plans = new SchemaPlans<>(this::renamed);
    private String name;
    private Integer version;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public SetSchemaMetadata() {
        this(Side.VALUE);
    }

    SetSchemaMetadata(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, configs);
        name = config.getString(NAME);
        version = config.getInt(VERSION);
        nulls = Nulls.of(config);
        if (name == null && version == null) {
            throw new ConfigException(
                    "Cannot change schemas: neither \"" + NAME + "\" nor \"" + VERSION + "\" is set.");
        }
    }

    @Override
    public R apply(R record) {
        Schema schema = operatingSchema(record);
        if (schema == null && operatingValue(record) == null) {
            return record;
        }
        Requirements.requireSchema(schema, "setting the name or version of a schema");
        return newRecord(record, plans.of(schema));
    }

    /**
     * Replaces the schema, and moves the value over.
     *
     * @param record a record
     * @param updatedSchema the schema to have instead
     * @return a copy of the record with it, its value moved over
     */
    protected R newRecord(R record, Schema updatedSchema) {
        return newRecord(record, updatedSchema, updateSchemaIn(operatingValue(record), updatedSchema));
    }

    /**
     * Moves a struct to a schema that has the same fields in the same order.
     *
     * @param keyOrValue a struct, or anything else
     * @param updatedSchema the schema to have instead
     * @return a struct with the same values, or what was given if it is not a struct
     */
    protected Object updateSchemaIn(Object keyOrValue, Schema updatedSchema) {
        if (!(keyOrValue instanceof Struct origin)) {
            return keyOrValue;
        }
        Struct moved = new Struct(updatedSchema);
        for (Field field : updatedSchema.fields()) {
            moved.put(field, nulls.read(origin, field));
        }
        return moved;
    }

    /** Not by a builder, which would refuse a default that has the old schema. */
    private Schema renamed(Schema schema) {
        return new ConnectSchema(
                Schema.Type.STRUCT,
                schema.isOptional(),
                schema.defaultValue(),
                name == null ? schema.name() : name,
                version == null ? schema.version() : version,
                schema.doc(),
                schema.parameters(),
                schema.fields(),
                null,
                null);
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends SetSchemaMetadata<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends SetSchemaMetadata<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
