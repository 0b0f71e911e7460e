package org.apache.kafka.connect.json;

/**
 * Writes doubles with the digits that {@link Double#toString(double)} gives them. Prices and measurements mostly have a few
 * decimals; those are written as a whole number with a point in it, which takes a fraction of the time.
 */
final class DoubleText {
    static final int LONGEST = 15; // a sign, seven digits, the point, six decimals
    private static final double LEAST = 0.01; // of some below, older JDKs write a digit too many
    private static final double END = 1e7; // from where on there is an exponent
    private static final int DECIMALS = 6;
    private static final int MILLION = 1_000_000;

    private DoubleText() {}

    /** Puts a number there if it is one of few decimals, and returns where it ends; else returns where it would begin. */
    static int put(double value, byte[] text, int from) {
        double size = Math.abs(value);
        if (size >= LEAST && size < END) {
            long millionths = (long) (size * MILLION + 0.5);
            // With 13 digits at most, no shorter number is nearest to this double, and no other one of that length.
            if (millionths / (double) MILLION == size) {
                return put(value < 0, millionths, text, from);
            }
        }
        return from;
    }

    private static int put(boolean isNegative, long millionths, byte[] text, int from) {
        int at = from;
        if (isNegative) {
            text[at++] = '-';
        }
        long whole = millionths / MILLION;
        int point = at + Digits.count(whole);
        Digits.put(whole, text, at, point);
        text[point] = '.';
        int end = point + 1 + DECIMALS;
        Digits.put(millionths % MILLION, text, point + 1, end);
        while (end > point + 2 && text[end - 1] == '0') { // not the zeros at the end, except for the first
            end--;
        }
        return end;
    }
}
