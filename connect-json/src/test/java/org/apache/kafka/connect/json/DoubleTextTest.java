package org.apache.kafka.connect.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DoubleTextTest {
    private static final double[] EDGES = {
        0,
        -0.0,
        1,
        -1,
        0.01,
        0.009999,
        0.001,
        0.002,
        0.1,
        9_999_999,
        9_999_999.5,
        1e7,
        1e-6,
        0.1 + 0.2,
        123.456789,
        2.0E-3,
        1e23,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Math.PI
    };

    private final ByteOutput json = new ByteOutput(new MemberNames());

    @Test
    void givesTheDigitsOfTheJdk() {
        for (double edge : EDGES) {
            assertThat(written(edge)).isEqualTo(expected(edge));
        }
    }

    @Test
    void givesTheDigitsOfTheJdkToPricesAndShares() {
        for (int number = 1; number < 1_000_000; number++) {
            requireSame(number / 100.0, "a price");
            requireSame(-number / 1e6, "a share");
        }
    }

    @Test
    void givesTheDigitsOfTheJdkToRandomNumbers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500_000; i++) {
            requireSame(Math.rint(random.nextDouble() * 1e12) / Math.pow(10, random.nextInt(9)), "seed " + seed);
            requireSame(Double.longBitsToDouble(random.nextLong()), "seed " + seed);
        }
    }

    /** Without AssertJ, which would take longer than all the rest. */
    private void requireSame(double value, String what) {
        String written = written(value);
        if (!written.equals(expected(value))) {
            throw new AssertionError(what + ": " + value + " was written as " + written);
        }
    }

    private static String expected(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "\"" + value + "\"";
    }

    private String written(double value) {
        json.number(value);
        return new String(json.take(), StandardCharsets.UTF_8);
    }
}
