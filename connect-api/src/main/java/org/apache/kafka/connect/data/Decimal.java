package org.apache.kafka.connect.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/**
 * The logical type of an exact decimal number: the unscaled integer as big-endian two's complement in BYTES, the scale
 * as a parameter of the schema, and in Java a {@link BigDecimal} of that scale.
 */
public class Decimal {

    /** The name of every schema of this type. */
    public static final String LOGICAL_NAME = "org.apache.kafka.connect.data.Decimal";

    /** The schema parameter that holds the scale, the number of digits after the point, in decimal text. */
    public static final String SCALE_FIELD = "scale";

    /** Makes an object of no use; everything here is static. */
    public Decimal() {}

    /**
     * @param scale the number of digits after the point; negative for numbers counted in tens, hundreds and so on
     * @return a new builder for numbers of that scale, to be made optional or given a default; not null
     */
    public static SchemaBuilder builder(int scale) {
        return SchemaBuilder.bytes()
                .name(LOGICAL_NAME)
                .parameter(SCALE_FIELD, Integer.toString(scale))
                .version(1);
    }

    /**
     * @param scale the number of digits after the point; negative for numbers counted in tens, hundreds and so on
     * @return the schema that requires a number of that scale; not null
     */
    public static Schema schema(int scale) {
        return builder(scale).build();
    }

    /**
     * Turns a number from its Java form into its stored form.
     *
     * @param schema a schema with the scale among its parameters
     * @param value a number of exactly that scale; not null
     * @return the unscaled integer; not null
     * @throws DataException if the schema has no valid scale or the number has another one
     */
    public static byte[] fromLogical(Schema schema, BigDecimal value) {
        int scale = scale(schema);
        if (value.scale() != scale) {
            throw new DataException("Cannot store a number with scale " + value.scale() + " under a Decimal schema with"
                    + " scale " + scale + ". Rescale it first.");
        }
        return value.unscaledValue().toByteArray();
    }

    /**
     * Turns a number from its stored form into its Java form.
     *
     * @param schema a schema with the scale among its parameters
     * @param value the unscaled integer; not null, at least one byte
     * @return the number; not null
     * @throws DataException if the schema has no valid scale or there are no bytes
     */
    public static BigDecimal toLogical(Schema schema, byte[] value) {
        return fromUnscaled(value, scale(schema));
    }

    static BigDecimal fromUnscaled(byte[] value, int scale) {
        if (value.length == 0) {
            throw new DataException("Cannot read a Decimal from zero bytes: the unscaled number needs at least one.");
        }
        return new BigDecimal(new BigInteger(value), scale);
    }

    static int scale(Schema schema) {
        Map<String, String> parameters = schema.parameters();
        String text = parameters == null ? null : parameters.get(SCALE_FIELD);
        if (text == null) {
            throw new DataException("Cannot treat a value as a Decimal: its schema " + schema + " has no parameter '"
                    + SCALE_FIELD + "'.");
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DataException(
                    "Cannot treat a value as a Decimal: the parameter '" + SCALE_FIELD + "' of its schema is '" + text
                            + "', not a whole number.",
                    e);
        }
    }
}
