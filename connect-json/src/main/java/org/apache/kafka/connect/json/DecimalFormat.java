package org.apache.kafka.connect.json;

/**
 * How {@link JsonConverter} writes values of the logical type {@code Decimal}. Both forms are always understood on
 * reading (KIP-481).
 */
public enum DecimalFormat {
    /** The unscaled number as big-endian bytes in Base64; the scale is in the schema. */
    BASE64,
    /** A JSON number with all its digits. */
    NUMERIC
}
