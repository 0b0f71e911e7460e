package org.apache.kafka.connect.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.util.NonEmptyListValidator;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SchemaUtil;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Copies or moves fields into headers.
 *
 * @param <R> the kind of record
 */
public abstract class HeaderFrom<R extends ConnectRecord<R>> extends OneSided<R> {
    public static final String FIELDS_FIELD = "fields";
    public static final String HEADERS_FIELD = "headers";
    public static final String OPERATION_FIELD = "operation";
    public static final String REPLACE_NULL_WITH_DEFAULT_FIELD = "replace.null.with.default";
    public static final String OVERVIEW_DOC = "Copies or moves fields into headers of the record. "
            + "Use the type <code>HeaderFrom$Key</code> for fields of the key, "
            + "<code>HeaderFrom$Value</code> for fields of the value.";
    private static final String MOVE = "move";
    private static final String COPY = "copy";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(
                    FIELDS_FIELD,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new NonEmptyListValidator(),
                    ConfigDef.Importance.HIGH,
                    "The fields to read.")
            .define(
                    HEADERS_FIELD,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new NonEmptyListValidator(),
                    ConfigDef.Importance.HIGH,
                    "The headers to write, one for each of the fields and in their order.")
            .define(
                    OPERATION_FIELD,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.ValidString.in(MOVE, COPY),
                    ConfigDef.Importance.HIGH,
                    "Whether the fields go (<code>move</code>) or stay (<code>copy</code>)."));

    private final SchemaPlans<Plan> plans = new SchemaPlans<>(this::plan);
    private List<String> fields;
    private List<String> headers;
    private Set<String> moved;
    private Nulls nulls;

    /** Works on the value, unless a subclass says otherwise. */
    public HeaderFrom() {
        this(Side.VALUE);
    }

    HeaderFrom(Side side) {
        super(side);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, props);
        fields = config.getList(FIELDS_FIELD);
        headers = config.getList(HEADERS_FIELD);
        moved = config.getString(OPERATION_FIELD).equals(MOVE) ? new HashSet<>(fields) : Set.of();
        nulls = Nulls.of(config);
        if (fields.size() != headers.size()) {
            throw new ConfigException(
                    "Cannot put fields into headers: \"" + FIELDS_FIELD + "\" has " + fields.size() + " entries and \""
                            + HEADERS_FIELD + "\" has " + headers.size() + ", but each field needs a header.");
        }
    }

    @Override
    public R apply(R record) {
        Schema schema = operatingSchema(record);
        Object value = operatingValue(record);
        Headers updated = record.headers().duplicate();
        if (schema == null) {
            Map<String, Object> map = Requirements.requireMap(value, "putting fields into headers");
            return newRecord(record, null, withoutSchema(map, updated), updated);
        }
        Struct struct = Requirements.requireStruct(value, "putting fields into headers");
        Plan plan = plans.of(struct.schema());
        for (int i = 0; i < plan.fields.length; i++) {
            Field field = plan.fields[i];
            updated.add(headers.get(i), nulls.read(struct, field), field.schema());
        }
        if (moved.isEmpty()) {
            return newRecord(record, schema, struct, updated);
        }
        return newRecord(record, plan.rest.target(), plan.rest.of(struct, nulls), updated);
    }

    private Map<String, Object> withoutSchema(Map<String, Object> map, Headers updated) {
        for (int i = 0; i < fields.size(); i++) {
            updated.add(headers.get(i), map.get(fields.get(i)), null);
        }
        if (moved.isEmpty()) {
            return map;
        }
        Map<String, Object> rest = new HashMap<>(map);
        rest.keySet().removeAll(moved);
        return rest;
    }

    /**
     * Replaces what this transformation has read, and the headers.
     *
     * @param record a record
     * @param schema the schema to have instead
     * @param value the value to have instead
     * @param headers the headers to have instead
     * @return a copy of the record with them
     */
    protected R newRecord(R record, Schema schema, Object value, Iterable<Header> headers) {
        return side().replaced(record, schema, value, headers);
    }

    private Plan plan(Schema schema) {
        List<Field> read = new ArrayList<>();
        for (String name : fields) {
            Field field = schema.field(name);
            if (field == null) {
                throw new DataException("Cannot put the field " + name + " into a header: " + schema
                        + " does not have it. Correct \"" + FIELDS_FIELD + "\".");
            }
            read.add(field);
        }
        SchemaBuilder target = SchemaUtil.copySchemaBasics(schema, SchemaBuilder.struct());
        StructCopy.Builder rest = new StructCopy.Builder();
        for (Field field : schema.fields()) {
            if (!moved.contains(field.name())) {
                target.field(field.name(), field.schema());
                rest.move(field, field.name());
            }
        }
        return new Plan(read.toArray(new Field[0]), rest.into(target.build()));
    }

    /** The fields that become headers, and what is left if they are moved. */
    @SuppressWarnings("ArrayRecordComponent") // read by index for every record, shared with nobody
    private record Plan(Field[] fields, StructCopy rest) {}

    /**
     * Works on the key.
     *
     * @param <R> the kind of record
     */
    public static class Key<R extends ConnectRecord<R>> extends HeaderFrom<R> {
        public Key() {
            super(Side.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> the kind of record
     */
    public static class Value<R extends ConnectRecord<R>> extends HeaderFrom<R> {
        public Value() {
            super(Side.VALUE);
        }
    }
}
