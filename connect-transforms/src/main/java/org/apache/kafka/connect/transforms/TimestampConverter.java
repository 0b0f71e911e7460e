package org.apache.kafka.connect.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SchemaUtil;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Turns a point in time from one form into another: text, numbers since the epoch, and the logical types.
 *
 * @param <R> the kind of record
 */
public abstract class TimestampConverter<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String OVERVIEW_DOC =
            "Turns a point in time from one form into another: text, a number since the "
                    + "epoch, or one of the types Date, Time and Timestamp. It is a field, or the whole data. "
                    + "Use the type <code>TimestampConverter$Key</code> for the key of a record, "
                    + "<code>TimestampConverter$Value</code> for its value.";
    public static final String FIELD_CONFIG = "field";
    public static final String TARGET_TYPE_CONFIG = "target.type";
    public static final String FORMAT_CONFIG = "format";
    public static final String UNIX_PRECISION_CONFIG = "unix.precision";
    public static final String REPLACE_NULL_WITH_DEFAULT_CONFIG = "replace.null.with.default";
    public static final Schema OPTIONAL_DATE_SCHEMA = Date.builder().optional().schema();
    public static final Schema OPTIONAL_TIMESTAMP_SCHEMA =
            Timestamp.builder().optional().schema();
    public static final Schema OPTIONAL_TIME_SCHEMA = Time.builder().optional().schema();
    private static final String PURPOSE = "converting a time";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(
            new ConfigDef()
                    .define(
                            FIELD_CONFIG,
                            ConfigDef.Type.STRING,
                            "",
                            ConfigDef.Importance.HIGH,
                            "The field that holds the time; empty if the whole data is one.")
                    .define(
                            TARGET_TYPE_CONFIG,
                            ConfigDef.Type.STRING,
                            ConfigDef.NO_DEFAULT_VALUE,
                            ConfigDef.ValidString.in("string", "unix", "Date", "Time", "Timestamp"),
                            ConfigDef.Importance.HIGH,
                            "The form to turn it into.")
                    .define(
                            FORMAT_CONFIG,
                            ConfigDef.Type.STRING,
                            "",
                            ConfigDef.Importance.MEDIUM,
                            "How text is read and written: a pattern of <code>java.text.SimpleDateFormat</code>, in UTC. Needed "
                                    + "if text is turned into times or times into text.")
                    .define(
                            UNIX_PRECISION_CONFIG,
                            ConfigDef.Type.STRING,
                            "milliseconds",
                            ConfigDef.ValidString.in("nanoseconds", "microseconds", "milliseconds", "seconds"),
                            ConfigDef.Importance.LOW,
                            "The unit of times that are numbers. Times are kept to the millisecond; what is finer is cut off."));

    private final SchemaPlans<Plan> plans = new SchemaPlans<>(this::plan);
    private String field;
    private TimeForm target;
    private TimeText text;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public TimestampConverter() {
        this(Side.VALUE);
    }

    TimestampConverter(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, configs);
        field = config.getString(FIELD_CONFIG);
        target = TimeForm.named(config.getString(TARGET_TYPE_CONFIG));
        text = text(
                config.getString(FORMAT_CONFIG),
                TimeUnit.valueOf(config.getString(UNIX_PRECISION_CONFIG).toUpperCase(Locale.ROOT)));
        nulls = Nulls.of(config);
    }

    private TimeText text(String pattern, TimeUnit precision) {
        if (target == TimeForm.STRING && pattern.isBlank()) {
            throw new ConfigException(FORMAT_CONFIG, pattern, "It is needed to turn times into text");
        }
        try {
            return new TimeText(pattern.isBlank() ? null : new TimeFormat(pattern), precision);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    FORMAT_CONFIG, pattern, "It is not a pattern of java.text.SimpleDateFormat: " + e.getMessage());
        }
    }

    @Override
    public R apply(R record) {
        Schema schema = operatingSchema(record);
        Object value = operatingValue(record);
        if (schema == null) {
            return newRecord(record, null, withoutSchema(value));
        } else if (field.isEmpty()) {
            Plan plan = plans.of(schema);
            return newRecord(record, plan.target, converted(value, plan.form));
        }
        Struct struct = Requirements.requireStructOrNull(value, PURPOSE);
        Plan plan = plans.of(struct == null ? schema : struct.schema());
        return newRecord(record, plan.target, struct == null ? null : converted(struct, plan));
    }

    private Object withoutSchema(Object value) {
        if (value == null) {
            return null;
        } else if (field.isEmpty()) {
            return converted(value, TimeForm.of(value));
        }
        Map<String, Object> converted = new HashMap<>(Requirements.requireMap(value, PURPOSE));
        Object time = converted.get(field);
        converted.put(field, time == null ? null : converted(time, TimeForm.of(time)));
        return converted;
    }

    private Struct converted(Struct struct, Plan plan) {
        Struct converted = new Struct(plan.target);
        List<Field> from = struct.schema().fields();
        List<Field> to = plan.target.fields();
        for (int i = 0; i < from.size(); i++) {
            Object value = nulls.read(struct, from.get(i));
            converted.put(to.get(i), i == plan.index ? converted(value, plan.formOf(from.get(i))) : value);
        }
        return converted;
    }

    private Object converted(Object value, TimeForm form) {
        return value == null ? null : target.write(form.read(value, text), text);
    }

    private Plan plan(Schema schema) {
        if (field.isEmpty()) {
            return new Plan(target.schema(schema.isOptional()), -1, TimeForm.of(schema));
        }
        SchemaBuilder converted = SchemaUtil.copySchemaBasics(schema, SchemaBuilder.struct());
        if (schema.isOptional()) {
            converted.optional();
        }
        for (Field each : schema.fields()) {
            boolean isTime = each.name().equals(field);
            converted.field(each.name(), isTime ? target.schema(each.schema().isOptional()) : each.schema());
        }
        Field time = schema.field(field);
        int index = time == null ? -1 : time.index();
        TimeForm form = time == null ? null : TimeForm.formOrNull(time.schema());
        if (schema.defaultValue() instanceof Struct byDefault) {
            converted.defaultValue(converted(byDefault, new Plan(converted, index, form)));
        }
        return new Plan(converted.build(), index, form);
    }

    /** The new schema, which field is the time (-1 for none), and the form it has now, if it can be a time. */
    private record Plan(Schema target, int index, TimeForm form) {
        TimeForm formOf(Field time) {
            return form == null ? TimeForm.of(time.schema()) : form;
        }
    }

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends TimestampConverter<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends TimestampConverter<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
