package org.apache.kafka.connect.json;

/**
 * Whole numbers as text, put into bytes. They are not negative.
 */
final class Digits {
    private static final long[] POWERS = powers();

    private Digits() {}

    /** Those of ten that a long has room for. */
    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** How many digits a number has. */
    static int count(long number) {
        int count = 1;
        while (count < POWERS.length && number >= POWERS[count]) {
            count++;
        }
        return count;
    }

    /** Fills a place with the digits of a number, with zeros before them. */
    static void put(long number, byte[] text, int from, int to) {
        long rest = number;
        int at = to;
        while (at - from >= 2) { // two at once, as each division waits for the one before
            int pair = (int) (rest % 100);
            rest /= 100;
            text[--at] = (byte) ('0' + pair % 10);
            text[--at] = (byte) ('0' + pair / 10);
        }
        if (at > from) {
            text[--at] = (byte) ('0' + rest % 10);
        }
    }
}
