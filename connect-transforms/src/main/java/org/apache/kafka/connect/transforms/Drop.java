package org.apache.kafka.connect.transforms;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.transforms.util.SchemaUtil;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Sets the key or the value to null.
 *
 * @param <R> the kind of record
 */
public abstract class Drop<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Sets the key or the value of every record to null. "
            + "Use the type <code>Drop$Key</code> for the key, <code>Drop$Value</code> for the value.";
    private static final String SCHEMA_BEHAVIOR = "schema.behavior";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    SCHEMA_BEHAVIOR,
                    ConfigDef.Type.STRING,
                    SchemaBehavior.NULLIFY.text(),
                    ConfigDef.CaseInsensitiveValidString.in(SchemaBehavior.texts()),
                    ConfigDef.Importance.MEDIUM,
                    "What becomes of the schema. <code>nullify</code>: it is dropped too. <code>retain</code>: it stays, "
                            + "even if it does not allow null. <code>force_optional</code>: it stays, but allows null "
                            + "and has no default.");

    private final SchemaPlans<Schema> plans = new SchemaPlans<>(Drop::optional);
    private SchemaBehavior behavior;

    /** Works on the value, unless a subclass says otherwise. */
    public Drop() {
        this(Side.VALUE);
    }

    Drop(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        behavior = SchemaBehavior.of(new SimpleConfig(CONFIG_DEF, configs).getString(SCHEMA_BEHAVIOR));
    }

    @Override
    public R apply(R record) {
        Schema schema = operatingSchema(record);
        return newRecord(record, schema == null ? null : schemaOfNull(schema), null);
    }

    private Schema schemaOfNull(Schema schema) {
        return switch (behavior) {
            case NULLIFY -> null;
            case RETAIN -> schema;
            case FORCE_OPTIONAL -> plans.of(schema);
        };
    }

    /** Without the default, as converters would put that in place of the null. */
    private static Schema optional(Schema schema) {
        if (schema.isOptional() && schema.defaultValue() == null) {
            return schema;
        }
        SchemaBuilder builder = SchemaUtil.copySchemaBasics(schema).optional();
        if (schema.type() == Schema.Type.STRUCT) {
            for (Field field : schema.fields()) {
                builder.field(field.name(), field.schema());
            }
        }
        return builder.build();
    }

    private enum SchemaBehavior {
        NULLIFY,
        RETAIN,
        FORCE_OPTIONAL;

        static SchemaBehavior of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        static String[] texts() {
            return new String[] {NULLIFY.text(), RETAIN.text(), FORCE_OPTIONAL.text()};
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends Drop<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends Drop<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
