package org.apache.kafka.connect.data;

import java.util.Objects;

/** Conversions among days, times of day and moments, all of which are {@link java.util.Date}s in Java. */
final class LogicalDates {
    private LogicalDates() {}

    static java.util.Date toTime(Schema from, Object value) {
        Object read = value instanceof String text ? Values.read(text) : value;
        if (read instanceof java.util.Date date && isUnknownOr(Time.LOGICAL_NAME, from)) {
            return date;
        } else if (read instanceof java.util.Date date && Timestamp.LOGICAL_NAME.equals(from.name())) {
            return new java.util.Date(Math.floorMod(date.getTime(), Date.MILLIS_PER_DAY));
        }
        return Time.toLogical(Time.SCHEMA, (int) Values.asLong(read, from, null));
    }

    static java.util.Date toDate(Schema from, Object value) {
        Object read = value instanceof String text ? Values.read(text) : value;
        if (read instanceof java.util.Date date && isUnknownOr(Date.LOGICAL_NAME, from)) {
            return date;
        } else if (read instanceof java.util.Date date && Timestamp.LOGICAL_NAME.equals(from.name())) {
            return new java.util.Date(date.getTime() / Date.MILLIS_PER_DAY * Date.MILLIS_PER_DAY);
        }
        return Date.toLogical(Date.SCHEMA, (int) Values.asLong(read, from, null));
    }

    static java.util.Date toTimestamp(Schema from, Object value) {
        Object read = value instanceof String text ? Values.read(text) : value;
        if (read instanceof java.util.Date date) {
            if (isUnknownOr(Timestamp.LOGICAL_NAME, from)) {
                return date;
            } else if (Date.LOGICAL_NAME.equals(from.name())) {
                return new java.util.Date(Date.fromLogical(from, date) * Date.MILLIS_PER_DAY);
            }
        }
        return Timestamp.toLogical(Timestamp.SCHEMA, Values.asLong(read, from, null));
    }

    /** The number that stands for a date of a logical type. */
    static long stored(Schema schema, java.util.Date value) {
        return switch (Objects.requireNonNullElse(schema.name(), "")) {
            case Date.LOGICAL_NAME -> Date.fromLogical(schema, value);
            case Time.LOGICAL_NAME -> Time.fromLogical(schema, value);
            case Timestamp.LOGICAL_NAME -> Timestamp.fromLogical(schema, value);
            default ->
                throw Values.notConvertible(
                        value, "a number without knowing what it means, as its schema is " + schema, null);
        };
    }

    private static boolean isUnknownOr(String name, Schema schema) {
        return schema == null || name.equals(schema.name());
    }
}
