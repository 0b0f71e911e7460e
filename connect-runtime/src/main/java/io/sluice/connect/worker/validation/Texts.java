package io.sluice.connect.worker.validation;

import io.sluice.connect.config.Secrets;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Writes setting values as text; a password never becomes one. */
final class Texts {
    private Texts() {}

    static String of(Object value, Type type) {
        if (value == null) {
            return null;
        }
        if (type == Type.PASSWORD) {
            return Secrets.HIDDEN;
        }
        try {
            return value instanceof String text ? text : ConfigDef.convertToString(value, type);
        } catch (ClassCastException e) { // a plugin put another type in than it defined
            return value.toString();
        }
    }
}
