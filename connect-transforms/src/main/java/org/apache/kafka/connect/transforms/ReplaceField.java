package org.apache.kafka.connect.transforms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SchemaUtil;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Keeps, leaves out and renames fields.
 *
 * @param <R> the kind of record
 */
public abstract class ReplaceField<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Leaves out fields, keeps only some, or gives fields new names. "
            + "Use the type <code>ReplaceField$Key</code> for the key of a record, "
            + "<code>ReplaceField$Value</code> for its value.";
    private static final String EXCLUDE = "exclude";
    private static final String INCLUDE = "include";
    private static final String RENAMES = "renames";
    private static final String PURPOSE = "choosing and renaming fields";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(
                    EXCLUDE,
                    ConfigDef.Type.LIST,
                    List.of(),
                    ConfigDef.ValidList.anyNonDuplicateValues(true, false),
                    ConfigDef.Importance.MEDIUM,
                    "Fields to leave out, even those listed in <code>include</code>.")
            .define(
                    INCLUDE,
                    ConfigDef.Type.LIST,
                    List.of(),
                    ConfigDef.ValidList.anyNonDuplicateValues(true, false),
                    ConfigDef.Importance.MEDIUM,
                    "Fields to keep; all others are left out. If empty, all are kept.")
            .define(
                    RENAMES,
                    ConfigDef.Type.LIST,
                    List.of(),
                    Pairs.VALIDATOR,
                    ConfigDef.Importance.MEDIUM,
                    "New names for fields, each as <code>old:new</code>."));

    private final SchemaPlans<StructCopy> plans = new SchemaPlans<>(this::plan);
    private Set<String> excluded;
    private Set<String> included;
    private Map<String, String> renames;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public ReplaceField() {
        this(Side.VALUE);
    }

    ReplaceField(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, configs);
        excluded = new HashSet<>(config.getList(EXCLUDE));
        included = new HashSet<>(config.getList(INCLUDE));
        renames = Pairs.parse(RENAMES, config.getList(RENAMES));
        nulls = Nulls.of(config);
    }

    @Override
    public R apply(R record) {
        Object value = operatingValue(record);
        if (value == null) {
            return record;
        }
        if (operatingSchema(record) == null) {
            return newRecord(record, null, replaced(Requirements.requireMap(value, PURPOSE)));
        }
        Struct struct = Requirements.requireStruct(value, PURPOSE);
        StructCopy copy = plans.of(struct.schema());
        return newRecord(record, copy.target(), copy.of(struct, nulls));
    }

    private Map<String, Object> replaced(Map<String, Object> map) {
        Map<String, Object> replaced = new HashMap<>();
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            if (isKept(entry.getKey())) {
                replaced.put(nameOf(entry.getKey()), entry.getValue());
            }
        }
        return replaced;
    }

    private StructCopy plan(Schema schema) {
        SchemaBuilder target = SchemaUtil.copySchemaBasics(schema, SchemaBuilder.struct());
        StructCopy.Builder copy = new StructCopy.Builder();
        for (Field field : schema.fields()) {
            if (isKept(field.name())) {
                target.field(nameOf(field.name()), field.schema());
                copy.move(field, nameOf(field.name()));
            }
        }
        return copy.into(target.build());
    }

    private boolean isKept(String field) {
        return !excluded.contains(field) && (included.isEmpty() || included.contains(field));
    }

    private String nameOf(String field) {
        return renames.getOrDefault(field, field);
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends ReplaceField<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends ReplaceField<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
