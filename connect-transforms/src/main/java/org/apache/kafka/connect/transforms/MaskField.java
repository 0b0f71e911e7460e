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
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Blanks out the values of fields.
 *
 * @param <R> the kind of record
 */
public abstract class MaskField<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC = "Replaces the values of fields by a blank of their type (0, false, empty "
            + "text and so on) or by a given text or number. "
            + "Use the type <code>MaskField$Key</code> for fields of the key, "
            + "<code>MaskField$Value</code> for fields of the value.";
    private static final String FIELDS = "fields";
    private static final String REPLACEMENT = "replacement";
    private static final String PURPOSE = "masking fields";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(
                    FIELDS,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                    ConfigDef.Importance.HIGH,
                    "The fields to mask.")
            .define(
                    REPLACEMENT,
                    ConfigDef.Type.STRING,
                    null,
                    new ConfigDef.NonEmptyString(),
                    ConfigDef.Importance.LOW,
                    "What to put in place of the values of text and number fields, instead of a blank."));

    private final SchemaPlans<boolean[]> plans = new SchemaPlans<>(this::masked);
    private Set<String> fields;
    private Mask mask;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public MaskField() {
        this(Side.VALUE);
    }

    MaskField(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, props);
        String replacement = config.getString(REPLACEMENT);
        fields = new HashSet<>(config.getList(FIELDS));
        mask = replacement == null ? Mask.blank() : Mask.of(replacement);
        nulls = Nulls.of(config);
    }

    @Override
    public R apply(R record) {
        Object value = operatingValue(record);
        if (operatingSchema(record) == null) {
            return newRecord(record, masked(Requirements.requireMap(value, PURPOSE)));
        }
        return newRecord(record, masked(Requirements.requireStruct(value, PURPOSE)));
    }

    /**
     * Replaces the value this transformation has read.
     *
     * @param record a record
     * @param value the value to have instead
     * @return a copy of the record with it and with the schema it had
     */
    protected R newRecord(R record, Object value) {
        return newRecord(record, operatingSchema(record), value);
    }

    private Map<String, Object> masked(Map<String, Object> map) {
        Map<String, Object> masked = new HashMap<>(map);
        for (String field : fields) {
            masked.put(field, mask.of(masked.get(field)));
        }
        return masked;
    }

    private Struct masked(Struct struct) {
        boolean[] isMasked = plans.of(struct.schema());
        Struct masked = new Struct(struct.schema());
        List<Field> all = struct.schema().fields();
        for (int i = 0; i < isMasked.length; i++) {
            Object value = nulls.read(struct, all.get(i));
            masked.put(all.get(i), isMasked[i] ? mask.of(value) : value);
        }
        return masked;
    }

    private boolean[] masked(Schema schema) {
        List<Field> all = schema.fields();
        boolean[] isMasked = new boolean[all.size()];
        for (int i = 0; i < isMasked.length; i++) {
            isMasked[i] = fields.contains(all.get(i).name());
        }
        return isMasked;
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static final class Key<R extends ConnectRecord<R>> extends MaskField<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static final class Value<R extends ConnectRecord<R>> extends MaskField<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
