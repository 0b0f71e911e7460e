package org.apache.kafka.connect.transforms;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.errors.DataException;

/** The types that {@link Cast} can give a value, and how each is made of a value that is not null. */
enum Casting {
    INT8 {
        @Override
        Object ofNumber(Number number) {
            return number.byteValue();
        }

        @Override
        Object ofText(String text) {
            return Byte.parseByte(text);
        }
    },
    INT16 {
        @Override
        Object ofNumber(Number number) {
            return number.shortValue();
        }

        @Override
        Object ofText(String text) {
            return Short.parseShort(text);
        }
    },
    INT32 {
        @Override
        Object ofNumber(Number number) {
            return number.intValue();
        }

        @Override
        Object ofText(String text) {
            return Integer.parseInt(text);
        }
    },
    INT64 {
        @Override
        Object ofNumber(Number number) {
            return number.longValue();
        }

        @Override
        Object ofText(String text) {
            return Long.parseLong(text);
        }
    },
    FLOAT32 {
        @Override
        Object ofNumber(Number number) {
            return number.floatValue();
        }

        @Override
        Object ofText(String text) {
            return Float.parseFloat(text);
        }
    },
    FLOAT64 {
        @Override
        Object ofNumber(Number number) {
            return number.doubleValue();
        }

        @Override
        Object ofText(String text) {
            return Double.parseDouble(text);
        }
    },
    BOOLEAN {
        @Override
        Object ofNumber(Number number) {
            return number.longValue() != 0;
        }

        @Override
        Object ofText(String text) {
            return Boolean.parseBoolean(text);
        }
    },
    STRING {
        @Override
        Object of(Object value) {
            if (value instanceof Date date) {
                return Values.dateFormatFor(date).format(date);
            } else if (value instanceof byte[] bytes) {
                return Base64.getEncoder().encodeToString(bytes);
            } else if (value instanceof ByteBuffer buffer) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                return Base64.getEncoder().encodeToString(bytes);
            }
            return value.toString();
        }

        @Override
        Object ofNumber(Number number) {
            return number.toString();
        }

        @Override
        Object ofText(String text) {
            return text;
        }
    };

    /** The type a setting names, in any case; null if it is none of these. */
    static Casting named(String text) {
        for (Casting casting : values()) {
            if (casting.name().equals(text.toUpperCase(Locale.ROOT))) {
                return casting;
            }
        }
        return null;
    }

    /** A new schema of this type. */
    final SchemaBuilder schema() {
        return SchemaBuilder.type(Schema.Type.valueOf(name()));
    }

    /** A value without a schema as one of this type; only values that could be plain fields are cast. */
    final Object ofPlain(Object value) {
        Schema.Type type = ConnectSchema.schemaType(value.getClass());
        if (type == null || !type.isPrimitive()) {
            throw refused(value);
        }
        return of(value);
    }

    /** The value as one of this type. */
    Object of(Object value) {
        if (value instanceof Number number) {
            return ofNumber(number);
        } else if (value instanceof Boolean truth) {
            return this == BOOLEAN ? truth : ofNumber(truth ? 1 : 0);
        } else if (value instanceof String text) {
            return parsed(text);
        }
        throw refused(value);
    }

    private Object parsed(String text) {
        try {
            return ofText(text);
        } catch (NumberFormatException e) {
            throw new DataException("Cannot cast text to " + this + ": it is not a number that fits.", e);
        }
    }

    private DataException refused(Object value) {
        return new DataException("Cannot cast a value of " + value.getClass() + " to " + this + ".");
    }

    abstract Object ofNumber(Number number);

    abstract Object ofText(String text);
}
