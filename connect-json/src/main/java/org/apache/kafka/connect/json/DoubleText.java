package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes doubles with the digits that {@link Double#toString(double)} gives them. Prices and measurements mostly have a few
 * decimals; those are written as a whole number with a point in it, which takes a fraction of the time.
 */
final class DoubleText {
    private static final double LEAST = 0.01; // of some below, older JDKs write a digit too many
    private static final double END = 1e7; // from where on there is an exponent
    private static final int DECIMALS = 6;
    private static final int MILLION = 1_000_000;

    private DoubleText() {}

    static void write(JsonGenerator json, double value) throws IOException {
        double size = Math.abs(value);
        if (size >= LEAST && size < END) {
            long millionths = (long) (size * MILLION + 0.5);
            // With 13 digits at most, no shorter number is nearest to this double, and no other one of that length.
            if (millionths / (double) MILLION == size) {
                json.writeNumber(text(value < 0, millionths));
                return;
            }
        }
        json.writeNumber(value);
    }

    private static String text(boolean isNegative, long millionths) {
        byte[] text = new byte[16];
        int end = text.length;
        int decimals = (int) (millionths % MILLION);
        for (int place = DECIMALS; place > 0; place--) {
            int digit = decimals % 10;
            decimals /= 10;
            if (digit != 0 || end != text.length || place == 1) { // not the zeros at the end, except for the first
                text[--end] = (byte) ('0' + digit);
            }
        }
        text[--end] = '.';
        int whole = (int) (millionths / MILLION);
        do {
            text[--end] = (byte) ('0' + whole % 10);
            whole /= 10;
        } while (whole > 0);
        if (isNegative) {
            text[--end] = '-';
        }
        return new String(text, end, text.length - end, ISO_8859_1);
    }
}
