package org.apache.kafka.connect.transforms;

import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** The forms in which a record can hold a point in time; their names are those of the setting {@code target.type}. */
enum TimeForm {
    STRING("string") {
        @Override
        Date read(Object value, TimeText text) {
            return text.parse(required(String.class, value));
        }

        @Override
        Object write(Date time, TimeText text) {
            return text.text(time);
        }

        @Override
        SchemaBuilder builder() {
            return SchemaBuilder.string();
        }
    },
    UNIX("unix") {
        @Override
        Date read(Object value, TimeText text) {
            return text.date(required(Long.class, value));
        }

        @Override
        Object write(Date time, TimeText text) {
            return text.number(time);
        }

        @Override
        SchemaBuilder builder() {
            return SchemaBuilder.int64();
        }
    },
    DATE("Date") {
        @Override
        Object write(Date time, TimeText text) {
            return TimeText.day(time);
        }

        @Override
        SchemaBuilder builder() {
            return org.apache.kafka.connect.data.Date.builder();
        }
    },
    TIME("Time") {
        @Override
        Object write(Date time, TimeText text) {
            return TimeText.timeOfDay(time);
        }

        @Override
        SchemaBuilder builder() {
            return Time.builder();
        }
    },
    TIMESTAMP("Timestamp") {
        @Override
        Object write(Date time, TimeText text) {
            return time;
        }

        @Override
        SchemaBuilder builder() {
            return Timestamp.builder();
        }
    };

    private final String text;

    TimeForm(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static TimeForm named(String text) {
        for (TimeForm form : values()) {
            if (form.text.equals(text)) {
                return form;
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** The form of values that have a schema. */
    static TimeForm of(Schema schema) {
        TimeForm form = formOrNull(schema);
        if (form == null) {
            throw new ConnectException(
                    "Cannot convert times of " + schema + ": they are text, INT64, Date, Time or Timestamp.");
        }
        return form;
    }

    /** The form of values that have a schema, or null if they cannot be times. */
    static TimeForm formOrNull(Schema schema) {
        if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
            return TIMESTAMP;
        } else if (org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(schema.name())) {
            return DATE;
        } else if (Time.LOGICAL_NAME.equals(schema.name())) {
            return TIME;
        } else if (schema.type() == Schema.Type.STRING) {
            return STRING;
        } else if (schema.type() == Schema.Type.INT64) {
            return UNIX;
        }
        return null;
    }

    /** The form of a value that has no schema. */
    static TimeForm of(Object value) {
        if (value instanceof Date) {
            return TIMESTAMP;
        } else if (value instanceof Long) {
            return UNIX;
        } else if (value instanceof String) {
            return STRING;
        }
        throw new DataException("Cannot convert a time of " + value.getClass()
                + ": without a schema it is text, a Long or " + "a java.util.Date.");
    }

    /** The schema of this form. */
    final Schema schema(boolean isOptional) {
        return isOptional ? builder().optional().build() : builder().build();
    }

    Date read(Object value, TimeText text) {
        return required(Date.class, value);
    }

    abstract Object write(Date time, TimeText text);

    abstract SchemaBuilder builder();

    final <T> T required(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new DataException(
                    "Cannot read a value of " + value.getClass() + " as a time: it is expected to be of " + type + ".");
        }
        return type.cast(value);
    }
}
