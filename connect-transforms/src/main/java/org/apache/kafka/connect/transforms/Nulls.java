package org.apache.kafka.connect.transforms;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** What a missing value of a field with a default is read as; the setting {@code replace.null.with.default}. */
enum Nulls {
    /** The default. */
    REPLACED {
        @Override
        Object read(Struct struct, Field field) {
            return struct.get(field);
        }
    },
    /** Null. */
    KEPT {
        @Override
        Object read(Struct struct, Field field) {
            return field.schema().defaultValue() == null
                    ? struct.get(field) // without looking up the name
                    : struct.getWithoutDefault(field.name());
        }
    };

    static final String CONFIG = "replace.null.with.default";

    abstract Object read(Struct struct, Field field);

    static ConfigDef defineIn(ConfigDef definition) {
        return definition.define(
                CONFIG,
                ConfigDef.Type.BOOLEAN,
                true,
                ConfigDef.Importance.MEDIUM,
                "What becomes of a null in a field whose schema has a default: with true the default takes its place, "
                        + "with false it stays null.");
    }

    static Nulls of(AbstractConfig config) {
        return config.getBoolean(CONFIG) ? REPLACED : KEPT;
    }
}
