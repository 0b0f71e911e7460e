package org.apache.kafka.connect.transforms.util;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Demands that a list setting names something. */
public class NonEmptyListValidator implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, Object value) {
        if (value == null || ((List<?>) value).isEmpty()) {
            throw new ConfigException(name, value, "It must list at least one entry");
        }
    }

    @Override
    public String toString() {
        return "non-empty list";
    }
}
