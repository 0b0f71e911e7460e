package org.apache.kafka.connect.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SchemaUtil;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Adds fields that tell where a record comes from, or always say the same.
 *
 * @param <R> the kind of record
 */
public abstract class InsertField<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Adds fields with facts about the record or with a fixed text. "
            + "Use the type <code>InsertField$Key</code> for the key of a record, "
            + "<code>InsertField$Value</code> for its value.";
    private static final String STATIC_FIELD = "static.field";
    private static final String STATIC_VALUE = "static.value";
    private static final String PURPOSE = "adding fields";
    private static final String MARKS = " A <code>!</code> after the name makes the field required, a <code>?</code> "
            + "optional, as it is without.";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(
                    "topic.field",
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.MEDIUM,
                    "Name of the field to hold the topic." + MARKS)
            .define(
                    "partition.field",
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.MEDIUM,
                    "Name of the field to hold the partition of the topic." + MARKS)
            .define(
                    "offset.field",
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.MEDIUM,
                    "Name of the field to hold the offset, which records of sink connectors have." + MARKS)
            .define(
                    "timestamp.field",
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.MEDIUM,
                    "Name of the field to hold the record's timestamp." + MARKS)
            .define(
                    STATIC_FIELD,
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.MEDIUM,
                    "Name of the field to hold a fixed text." + MARKS)
            .define(
                    STATIC_VALUE,
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.MEDIUM,
                    "The fixed text, if <code>static.field</code> is set."));

    private final SchemaPlans<Plan> plans = new SchemaPlans<>(this::plan);
    private List<Insertion> insertions;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public InsertField() {
        this(Side.VALUE);
    }

    InsertField(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, props);
        insertions = insertions(config);
        nulls = Nulls.of(config);
    }

    private static List<Insertion> insertions(SimpleConfig config) {
        String text = config.getString(STATIC_VALUE);
        List<Insertion> insertions = new ArrayList<>();
        for (Insertion.Source source : Insertion.Source.values()) {
            String spec = config.getString(source.setting());
            if (spec != null) {
                insertions.add(Insertion.of(spec, source, text));
            }
        }
        if (insertions.isEmpty()) {
            throw new ConfigException("Cannot add fields: none of the settings that name one is there.");
        }
        if (config.getString(STATIC_FIELD) != null && text == null) {
            throw new ConfigException(STATIC_VALUE, null, "It is needed as \"" + STATIC_FIELD + "\" is set");
        }
        return List.copyOf(insertions);
    }

    @Override
    public R apply(R record) {
        Object value = operatingValue(record);
        if (value == null) {
            return record;
        }
        if (operatingSchema(record) == null) {
            return newRecord(record, null, extended(Requirements.requireMap(value, PURPOSE), record));
        }
        Struct struct = Requirements.requireStruct(value, PURPOSE);
        Plan plan = plans.of(struct.schema());
        Struct extended = plan.copy.of(struct, nulls);
        for (int i = 0; i < plan.added.length; i++) {
            Object added = insertions.get(i).typedValueFor(record);
            if (added != null) {
                extended.put(plan.added[i], added);
            }
        }
        return newRecord(record, plan.copy.target(), extended);
    }

    private Map<String, Object> extended(Map<String, Object> map, R record) {
        Map<String, Object> extended = new HashMap<>(map);
        for (Insertion insertion : insertions) {
            Object added = insertion.valueFor(record);
            if (added != null) {
                extended.put(insertion.name(), added);
            }
        }
        return extended;
    }

    private Plan plan(Schema schema) {
        SchemaBuilder target = SchemaUtil.copySchemaBasics(schema, SchemaBuilder.struct());
        StructCopy.Builder copy = new StructCopy.Builder();
        for (Field field : schema.fields()) {
            target.field(field.name(), field.schema());
            copy.move(field, field.name());
        }
        for (Insertion insertion : insertions) {
            target.field(insertion.name(), insertion.schema());
        }
        Schema extended = target.build();
        Field[] added = insertions.stream().map(i -> extended.field(i.name())).toArray(Field[]::new);
        return new Plan(copy.into(extended), added);
    }

    /** How the present fields are copied, and the fields that come after them. */
    @SuppressWarnings("ArrayRecordComponent") // read by index for every record, shared with nobody
    private record Plan(StructCopy copy, Field[] added) {}

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends InsertField<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends InsertField<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
