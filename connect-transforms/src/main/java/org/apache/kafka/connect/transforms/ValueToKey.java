package org.apache.kafka.connect.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.util.Requirements;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Makes the key of a record from fields of its value.
 *
 * @param <R> the kind of record
 */
public class ValueToKey<R extends ConnectRecord<R>> implements Transformation<R> {
    public static final String OVERVIEW_DOC = "Gives every record a key made of some fields of its value.";
    public static final String FIELDS_CONFIG = "fields";
    public static final String REPLACE_NULL_WITH_DEFAULT_CONFIG = "replace.null.with.default";
    private static final String PURPOSE = "making a key of fields of the value";
    public static final ConfigDef CONFIG_DEF = Nulls.defineIn(new ConfigDef()
            .define(
                    FIELDS_CONFIG,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                    ConfigDef.Importance.HIGH,
                    "The fields of the value that make up the key."));

    private final SchemaPlans<StructCopy> plans = new SchemaPlans<>(this::plan);
    private List<String> fields;
    private Nulls nulls;

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, configs);
        fields = config.getList(FIELDS_CONFIG);
        nulls = Nulls.of(config);
    }

    @Override
    public R apply(R record) {
        if (record.valueSchema() == null) {
            Map<String, Object> value = Requirements.requireMap(record.value(), PURPOSE);
            return Side.KEY.replaced(
                    record, null, keyOf(value), record.headers().duplicate());
        }
        Struct value = Requirements.requireStruct(record.value(), PURPOSE);
        StructCopy copy = plans.of(value.schema());
        return Side.KEY.replaced(
                record, copy.target(), copy.of(value, nulls), record.headers().duplicate());
    }

    private Map<String, Object> keyOf(Map<String, Object> value) {
        Map<String, Object> key = new HashMap<>();
        for (String field : fields) {
            key.put(field, value.get(field));
        }
        return key;
    }

    private StructCopy plan(Schema schema) {
        SchemaBuilder target = SchemaBuilder.struct();
        StructCopy.Builder copy = new StructCopy.Builder();
        for (String name : fields) {
            Field field = schema.field(name);
            if (field == null) {
                throw new DataException("Cannot make a key with the field " + name + ": " + schema
                        + " does not have it. Correct \"" + FIELDS_CONFIG + "\".");
            }
            target.field(name, field.schema());
            copy.move(field, name);
        }
        return copy.into(target.build());
    }
}
