package org.apache.kafka.connect.transforms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** What a masked value is replaced by, which depends on its class only. */
final class Mask {
    private static final Map<Class<?>, Object> BLANKS = Map.ofEntries(
            Map.entry(Boolean.class, Boolean.FALSE),
            Map.entry(Byte.class, (byte) 0),
            Map.entry(Short.class, (short) 0),
            Map.entry(Integer.class, 0),
            Map.entry(Long.class, 0L),
            Map.entry(Float.class, 0f),
            Map.entry(Double.class, 0d),
            Map.entry(BigInteger.class, BigInteger.ZERO),
            Map.entry(BigDecimal.class, BigDecimal.ZERO),
            Map.entry(Date.class, new Date(0)),
            Map.entry(String.class, ""));

    private final String replacement;
    private final Map<Class<?>, Object> known;

    private Mask(String replacement, Map<Class<?>, Object> known) {
        this.replacement = replacement;
        this.known = known;
    }

    static Mask blank() {
        return new Mask(null, BLANKS);
    }

    static Mask of(String replacement) {
        return new Mask(replacement, new HashMap<>());
    }

    Object of(Object value) {
        if (value == null) {
            return null;
        }
        Object masked = known.get(value.getClass());
        return masked != null ? masked : first(value);
    }

    private Object first(Object value) {
        if (replacement == null) {
            return blankOf(value);
        }
        Object masked = read(value.getClass());
        known.put(value.getClass(), masked);
        return masked;
    }

    private static Object blankOf(Object value) {
        if (value instanceof List) {
            return List.of();
        } else if (value instanceof Map) {
            return Map.of();
        }
        throw new DataException("Cannot mask a value of " + value.getClass() + ": there is no blank for it.");
    }

    private Object read(Class<?> type) {
        try {
            if (type == String.class) {
                return replacement;
            } else if (type == Byte.class) {
                return new BigDecimal(replacement).byteValue();
            } else if (type == Short.class) {
                return new BigDecimal(replacement).shortValue();
            } else if (type == Integer.class) {
                return new BigDecimal(replacement).intValue();
            } else if (type == Long.class) {
                return new BigDecimal(replacement).longValue();
            } else if (type == Float.class) {
                return new BigDecimal(replacement).floatValue();
            } else if (type == Double.class) {
                return new BigDecimal(replacement).doubleValue();
            } else if (type == BigInteger.class) {
                return new BigInteger(replacement);
            } else if (type == BigDecimal.class) {
                return new BigDecimal(replacement);
            }
        } catch (NumberFormatException e) {
            throw new DataException(
                    "Cannot mask a value of " + type + " with the text in \"replacement\": it is not a "
                            + "number of that kind.",
                    e);
        }
        throw new DataException("Cannot mask a value of " + type + " with the text in \"replacement\": that works for "
                + "text and numbers only.");
    }
}
