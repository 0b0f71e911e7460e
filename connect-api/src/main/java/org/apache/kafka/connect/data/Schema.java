package org.apache.kafka.connect.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Describes the shape of a value: its basic type, whether it may be absent, and what it means.
 *
 * <p>A schema has a {@link Type}. Arrays, maps and structs name the schemas of what they contain. A name, a version and
 * parameters give a basic type a richer meaning: {@link Date}, {@link Time}, {@link Timestamp} and {@link Decimal} are
 * such logical types, and their Java values differ from those of the basic type below them.
 *
 * <p>Build schemas with {@link SchemaBuilder}. What it builds is immutable and safe to share between threads; sharing
 * one instance among records also makes comparing schemas cheap.
 */
public interface Schema {

    /** The basic types, each with the Java classes of its values. */
    enum Type {
        /** An 8-bit signed integer: {@link Byte}. */
        INT8,
        /** A 16-bit signed integer: {@link Short}. */
        INT16,
        /** A 32-bit signed integer: {@link Integer}. */
        INT32,
        /** A 64-bit signed integer: {@link Long}. */
        INT64,
        /** A 32-bit floating point number: {@link Float}. */
        FLOAT32,
        /** A 64-bit floating point number: {@link Double}. */
        FLOAT64,
        /** {@link Boolean}. */
        BOOLEAN,
        /** Text: {@link String}. */
        STRING,
        /** Raw bytes: {@code byte[]} or {@link java.nio.ByteBuffer}. */
        BYTES,
        /** An ordered sequence of values of one schema: {@link List}. */
        ARRAY,
        /** Keys of one schema to values of one schema: {@link Map}. */
        MAP,
        /** Named fields, each with a schema of its own: {@link Struct}. */
        STRUCT;

        private final String name = name().toLowerCase(Locale.ROOT);

        /** @return the name in lower case, as schemas are written in text; not null */
        public String getName() {
            return name;
        }

        /** @return whether values of this type contain no further values; true for bytes and text */
        public boolean isPrimitive() {
            return ordinal() <= BYTES.ordinal();
        }
    }

    /** Requires a {@link Byte}. */
    Schema INT8_SCHEMA = SchemaBuilder.int8().build();

    /** Requires a {@link Short}. */
    Schema INT16_SCHEMA = SchemaBuilder.int16().build();

    /** Requires an {@link Integer}. */
    Schema INT32_SCHEMA = SchemaBuilder.int32().build();

    /** Requires a {@link Long}. */
    Schema INT64_SCHEMA = SchemaBuilder.int64().build();

    /** Requires a {@link Float}. */
    Schema FLOAT32_SCHEMA = SchemaBuilder.float32().build();

    /** Requires a {@link Double}. */
    Schema FLOAT64_SCHEMA = SchemaBuilder.float64().build();

    /** Requires a {@link Boolean}. */
    Schema BOOLEAN_SCHEMA = SchemaBuilder.bool().build();

    /** Requires a {@link String}. */
    Schema STRING_SCHEMA = SchemaBuilder.string().build();

    /** Requires a {@code byte[]} or a {@link java.nio.ByteBuffer}. */
    Schema BYTES_SCHEMA = SchemaBuilder.bytes().build();

    /** Takes a {@link Byte} or null. */
    Schema OPTIONAL_INT8_SCHEMA = SchemaBuilder.int8().optional().build();

    /** Takes a {@link Short} or null. */
    Schema OPTIONAL_INT16_SCHEMA = SchemaBuilder.int16().optional().build();

    /** Takes an {@link Integer} or null. */
    Schema OPTIONAL_INT32_SCHEMA = SchemaBuilder.int32().optional().build();

    /** Takes a {@link Long} or null. */
    Schema OPTIONAL_INT64_SCHEMA = SchemaBuilder.int64().optional().build();

    /** Takes a {@link Float} or null. */
    Schema OPTIONAL_FLOAT32_SCHEMA = SchemaBuilder.float32().optional().build();

    /** Takes a {@link Double} or null. */
    Schema OPTIONAL_FLOAT64_SCHEMA = SchemaBuilder.float64().optional().build();

    /** Takes a {@link Boolean} or null. */
    Schema OPTIONAL_BOOLEAN_SCHEMA = SchemaBuilder.bool().optional().build();

    /** Takes a {@link String} or null. */
    Schema OPTIONAL_STRING_SCHEMA = SchemaBuilder.string().optional().build();

    /** Takes a {@code byte[]}, a {@link java.nio.ByteBuffer} or null. */
    Schema OPTIONAL_BYTES_SCHEMA = SchemaBuilder.bytes().optional().build();

    /** @return the basic type; not null */
    Type type();

    /** @return whether null is a value of this schema */
    boolean isOptional();

    /** @return what stands in for a missing value, or null if there is no default */
    Object defaultValue();

    /** @return the name of the logical or structured type, or null if it has none */
    String name();

    /** @return the version of the type called {@link #name()}, higher being newer, or null if it is not versioned */
    Integer version();

    /** @return an explanation for people, or null if there is none */
    String doc();

    /** @return what refines the type called {@link #name()}, not to be changed, or null if nothing does */
    Map<String, String> parameters();

    /**
     * @return the schema of a map's keys
     * @throws org.apache.kafka.connect.errors.DataException if this is not the schema of a map
     */
    Schema keySchema();

    /**
     * @return the schema of a map's values or an array's elements
     * @throws org.apache.kafka.connect.errors.DataException if this is the schema of neither
     */
    Schema valueSchema();

    /**
     * @return the fields of a struct in the order of their indexes; not null, not to be changed
     * @throws org.apache.kafka.connect.errors.DataException if this is not the schema of a struct
     */
    List<Field> fields();

    /**
     * @param fieldName the name of a struct's field, in exact case
     * @return the field, or null if the struct has none of that name
     * @throws org.apache.kafka.connect.errors.DataException if this is not the schema of a struct
     */
    Field field(String fieldName);

    /** @return the immutable form of this schema; not null, possibly this very object */
    Schema schema();
}
