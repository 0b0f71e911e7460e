package org.apache.kafka.connect.transforms.util;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Demands that a setting is a regular expression. */
public class RegexValidator implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, Object value) {
        try {
            Pattern.compile((String) value);
        } catch (PatternSyntaxException e) {
            throw new ConfigException(name, value, "It is not a regular expression: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "valid regex";
    }
}
