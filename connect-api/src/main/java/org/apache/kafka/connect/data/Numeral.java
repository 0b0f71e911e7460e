package org.apache.kafka.connect.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads numbers from text. What has a fraction is a float if possible, however many digits that costs. */
final class Numeral {
    /** The longest text worth reading: the cost of a number grows with the square of its length. */
    private static final int MAX_LENGTH = 10_000;

    private static final int MAX_LONG_DIGITS = 19;

    private Numeral() {}

    /** The number that a text stands for, in the smallest type that holds it, or null if it is not one. */
    static SchemaAndValue read(String token) {
        if (token.isEmpty() || token.length() > MAX_LENGTH || !startsNumber(token.charAt(0))) {
            return null;
        }
        try {
            return smallest(new BigDecimal(token));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean startsNumber(char c) {
        return Character.isDigit(c) || c == '+' || c == '-';
    }

    private static SchemaAndValue smallest(BigDecimal number) {
        if (isLong(number)) {
            return smallest(number.longValue());
        }
        float asFloat = number.floatValue();
        double asDouble = number.doubleValue();
        if (number.scale() != 0 && !Float.isInfinite(asFloat)) {
            return new SchemaAndValue(Schema.FLOAT32_SCHEMA, asFloat);
        } else if (number.scale() != 0 && !Double.isInfinite(asDouble)) {
            return new SchemaAndValue(Schema.FLOAT64_SCHEMA, asDouble);
        }
        return new SchemaAndValue(Decimal.schema(number.scale()), number);
    }

    /** Whether the number is whole and fits; the digits before the point decide first, lest a huge power be computed. */
    private static boolean isLong(BigDecimal number) {
        long wholeDigits = (long) number.precision() - number.scale();
        if (number.signum() == 0) {
            return true;
        } else if (wholeDigits <= 0 || wholeDigits > MAX_LONG_DIGITS) {
            return false;
        }
        BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
        return whole.compareTo(number) == 0 && whole.unscaledValue().bitLength() < Long.SIZE;
    }

    private static SchemaAndValue smallest(long number) {
        if (number == (byte) number) {
            return new SchemaAndValue(Schema.INT8_SCHEMA, (byte) number);
        } else if (number == (short) number) {
            return new SchemaAndValue(Schema.INT16_SCHEMA, (short) number);
        } else if (number == (int) number) {
            return new SchemaAndValue(Schema.INT32_SCHEMA, (int) number);
        }
        return new SchemaAndValue(Schema.INT64_SCHEMA, number);
    }
}
