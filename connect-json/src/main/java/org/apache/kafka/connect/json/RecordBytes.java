package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Collects the bytes of one record. Texts become what Jackson makes of them: UTF-8, but escapes for each half of a pair of
 * surrogates. Used by one thread at a time.
 */
final class RecordBytes {
    private static final int ROOM = 1 << 10;
    private static final int MOST_KEPT = 1 << 20;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_ESCAPE = 6;
    private static final int SOME = 64;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);

    /** What follows the backslash, for each character of ASCII that needs one. */
    private static final byte[] ESCAPES = escapes();

    private byte[] bytes = new byte[ROOM];
    private int size;

    private static byte[] escapes() {
        byte[] escapes = new byte['\\' + 1];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** Returns what was collected and starts anew. */
    byte[] take() {
        byte[] record = Arrays.copyOf(bytes, size);
        size = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[ROOM];
        }
        return record;
    }

    /** The last byte is replaced. */
    void setLast(char ascii) {
        bytes[size - 1] = (byte) ascii;
    }

    boolean endsWith(char ascii) {
        return bytes[size - 1] == ascii;
    }

    void dropLast() {
        size--;
    }

    void add(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    void add(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    void addAscii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    void addNumber(long number) {
        if (number == Long.MIN_VALUE) { // which has no opposite
            addAscii(Long.toString(number));
            return;
        }
        reserve(LONGEST_NUMBER);
        if (number < 0) {
            bytes[size++] = '-';
        }
        long absolute = Math.abs(number);
        int end = size + Digits.count(absolute);
        Digits.put(absolute, bytes, size, end);
        size = end;
    }

    /** Adds the number if it is one of few decimals; else adds nothing. */
    boolean addUsual(double number) {
        reserve(DoubleText.LONGEST);
        int before = size;
        size = DoubleText.put(number, bytes, size);
        return size > before;
    }

    /** Adds a text in quotes, and what follows it. */
    void addQuoted(String text, char next) {
        add('"');
        int i = addPlain(text, 0);
        while (i < text.length()) {
            i = addSpecial(text, i);
            i = addPlain(text, i);
        }
        reserve(2);
        bytes[size++] = '"';
        bytes[size++] = (byte) next;
    }

    /** Adds characters up to the first that does not stand for itself, and returns where that is. */
    private int addPlain(String text, int from) {
        int length = text.length();
        reserve(length - from);
        byte[] to = bytes; // not by the fields, which would be loaded and stored for each byte
        int shift = size - from;
        int i = from;
        while (i < length) {
            char c = text.charAt(i);
            if (!isPlain(c)) {
                break;
            }
            to[shift + i] = (byte) c;
            i++;
        }
        size = shift + i;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 128 && c != '"' && c != '\\';
    }

    /** Adds some characters up to the first that stands for itself, and returns how far it came. */
    private int addSpecial(String text, int from) {
        int end = Math.min(text.length(), from + SOME);
        reserve(LONGEST_ESCAPE * (end - from));
        byte[] to = bytes;
        int at = size;
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                break;
            } else if (c < 128 || Character.isSurrogate(c)) {
                at = putEscape(c, to, at);
            } else if (c < 0x800) {
                to[at++] = (byte) (0xc0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else {
                to[at++] = (byte) (0xe0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | c & 0x3f);
            }
            i++;
        }
        size = at;
        return i;
    }

    private static int putEscape(char c, byte[] to, int from) {
        byte sign = c < ESCAPES.length ? ESCAPES[c] : (byte) 'u';
        int at = from;
        to[at++] = '\\';
        to[at++] = sign;
        if (sign == 'u') {
            for (int shift = 12; shift >= 0; shift -= 4) {
                to[at++] = HEX[c >> shift & 0xf];
            }
        }
        return at;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            int needed = Math.addExact(size, more);
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
