package org.apache.kafka.connect.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Gives fields, or the whole key or value, another type.
 *
 * @param <R> the kind of record
 */
public abstract class Cast<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC =
            "Turns fields, or the whole data, into another type: numbers into narrower "
                    + "or wider ones, anything into text, text into numbers or booleans. "
                    + "Use the type <code>Cast$Key</code> for the key of a record, <code>Cast$Value</code> for its value.";
    public static final String SPEC_CONFIG = "spec";
    public static final String REPLACE_NULL_WITH_DEFAULT_CONFIG = "replace.null.with.default";
    private static final String PURPOSE = "casting fields";

    @SuppressWarnings("unchecked") // settings of type LIST hold text
    private static final ConfigDef.Validator SPEC = ConfigDef.LambdaValidator.with(
            (name, value) -> CastSpec.parse(name, (List<String>) value),
            () -> "list of <code>field:type</code>, or one type");

    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(
                    SPEC_CONFIG,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    SPEC,
                    ConfigDef.Importance.HIGH,
                    "Types for fields, each as <code>field:type</code>, or one type for the whole data. Types are "
                            + "<code>int8</code>, <code>int16</code>, <code>int32</code>, <code>int64</code>, "
                            + "<code>float32</code>, <code>float64</code>, <code>boolean</code> and "
                            + "<code>string</code>."));

    private final SchemaPlans<CastPlan> plans = new SchemaPlans<>(schema -> CastPlan.of(schema, this.spec));
    private CastSpec spec;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public Cast() {
        this(Side.VALUE);
    }

    Cast(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, props);
        spec = CastSpec.parse(SPEC_CONFIG, config.getList(SPEC_CONFIG));
        nulls = Nulls.of(config);
    }

    @Override
    public R apply(R record) {
        Object value = operatingValue(record);
        if (value == null) {
            return record;
        } else if (operatingSchema(record) == null) {
            return newRecord(record, null, withoutSchema(value));
        } else if (spec.whole() != null) {
            CastPlan plan = plans.of(operatingSchema(record));
            return newRecord(record, plan.target(), plan.ofWhole(value));
        }
        Struct struct = Requirements.requireStruct(value, PURPOSE);
        CastPlan plan = plans.of(struct.schema());
        return newRecord(record, plan.target(), plan.of(struct, nulls));
    }

    private Object withoutSchema(Object value) {
        if (spec.whole() != null) {
            return spec.whole().ofPlain(value);
        }
        Map<String, Object> cast = new HashMap<>(Requirements.requireMap(value, PURPOSE));
        for (Map.Entry<String, Casting> field : spec.fields().entrySet()) {
            Object old = cast.get(field.getKey());
            cast.put(field.getKey(), old == null ? null : field.getValue().ofPlain(old));
        }
        return cast;
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Cast<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static final class Value<R extends ConnectRecord<R>> extends Cast<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
