package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Reads the JSON that most records are, several times as fast as a general parser: straight from the bytes, with names that
 * come again looked up or compared instead of decoded. It gives up on whatever is unusual (numbers of many digits or with
 * exponents, escaped code points, deep nesting, everything that is not valid), which is then read with care from a parser's
 * tokens; where it does not give up, both come to the same.
 */
final class PlainJson {
    private static final int LONGEST = 10_000;
    private static final int MOST_DIGITS = 15; // of which a double keeps all
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;

    private final KnownNames names;
    private final byte[] json;
    private final int end;
    private int at;
    private KnownName latest;

    private PlainJson(KnownNames names, byte[] json, int from, int to) {
        this.names = names;
        this.json = json;
        this.at = from;
        this.end = to;
    }

    /** Says that a record is unusual. One for all, without a stack trace, as it is expected. */
    static final class Unusual extends Exception {
        private static final long serialVersionUID = 1L;
        private static final Unusual INSTANCE = new Unusual();

        private Unusual() {
            super(null, null, false, false);
        }
    }

    /** Reads a whole record without a schema. */
    static Object read(KnownNames names, byte[] json) throws Unusual {
        return read(PlainValues::read, names, new Slice(json, 0, json.length));
    }

    /** Reads the one value in these bytes by its schema. */
    static Object read(PlainReader schema, KnownNames names, Slice json) throws Unusual {
        PlainJson reader = new PlainJson(names, json.bytes(), json.from(), json.to());
        Object value = schema.read(reader);
        reader.requireEnd();
        return value;
    }

    /** The next byte that is not blank. */
    int next() throws Unusual {
        while (at < end) {
            byte b = json[at++];
            if (!isBlank(b)) {
                return b;
            }
        }
        throw Unusual.INSTANCE;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Takes the word null, if it comes next. */
    boolean takeNull() throws Unusual {
        if (at < end && json[at] == 'n') {
            at++;
            word("ull", null);
            return true;
        }
        return false;
    }

    /** Takes this byte, if it comes next. */
    boolean take(char ascii) {
        boolean there = at < end && json[at] == ascii;
        at += there ? 1 : 0;
        return there;
    }

    void require(char ascii) throws Unusual {
        require(take(ascii));
    }

    void require(Literal bytes) throws Unusual {
        require(take(bytes));
    }

    /** Takes these bytes, if they come next. */
    private boolean take(Literal bytes) {
        boolean there = bytes.isAt(json, at, end);
        at += there ? bytes.length() : 0;
        return there;
    }

    private void requireEnd() throws Unusual {
        while (at < end) {
            require(isBlank(json[at++]));
        }
    }

    boolean bool() throws Unusual {
        if (take('t')) {
            word("rue", null);
            return true;
        }
        require('f');
        word("alse", null);
        return false;
    }

    String string() throws Unusual {
        require('"');
        return text();
    }

    long integer() throws Unusual {
        require(at < end);
        Object number = number(json[at++]);
        require(number instanceof Long);
        return (Long) number;
    }

    int integer32() throws Unusual {
        long number = integer();
        require(number == (int) number);
        return (int) number;
    }

    double decimal() throws Unusual {
        require(at < end);
        return ((Number) number(json[at++])).doubleValue();
    }

    /** The nearest float, which is not always that of the nearest double. */
    float decimal32() throws Unusual {
        require(at < end);
        int from = at++;
        Object number = number(json[from]);
        if (number instanceof Long) {
            return (Long) number;
        }
        float decimal = Float.parseFloat(new String(json, from, at - from, ISO_8859_1));
        require(decimal != 0);
        return decimal;
    }

    /** The bytes that a text of Base64 stands for. */
    byte[] base64() throws Unusual {
        require('"');
        int from = at;
        while (at < end && json[at] != '"') {
            at++;
        }
        int length = at - from;
        require('"');
        if (length == 0) {
            return ByteArrayBuilder.NO_BYTES; // always the same ones, so that they are one key of a map
        }
        require(length % 4 == 0); // the JDK would do without padding, others would not
        try {
            return Base64.getDecoder()
                    .decode(ByteBuffer.wrap(json, from, length))
                    .array();
        } catch (IllegalArgumentException e) {
            throw Unusual.INSTANCE;
        }
    }

    /** The rest of a word, for which something is meant. */
    Object word(String rest, Object meaning) throws Unusual {
        for (int i = 0; i < rest.length(); i++) {
            require(at < end && json[at++] == rest.charAt(i));
        }
        requireEndOfWord();
        return meaning;
    }

    /** The number that begins with this byte: a long, or a double. */
    Object number(int first) throws Unusual {
        boolean isNegative = first == '-';
        int from = isNegative ? at : at - 1;
        long digits = 0;
        int point = -1;
        int i = from; // not the field, which would be stored for each byte
        for (; i < end; i++) {
            int digit = json[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit; // too many overflow, and are refused
            } else if (json[i] == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        require(i - from <= MOST_DIGITS + 1); // one more for the point
        at = i;
        requireEndOfWord();
        require(digits != 0 || !isNegative);
        int wholeEnd = point < 0 ? i : point;
        require(wholeEnd > from && (json[from] != '0' || wholeEnd == from + 1));
        long signed = isNegative ? -digits : digits;
        if (point < 0) {
            return signed;
        }
        int decimals = i - point - 1;
        require(decimals > 0 && decimals < POWERS.length);
        return signed / POWERS[decimals]; // both are exact, so this is the nearest double
    }

    private void requireEndOfWord() throws Unusual {
        if (at < end) {
            byte b = json[at];
            require(isBlank(b) || b == ',' || b == '}' || b == ']');
        }
    }

    /** The name that has just begun, up to its colon. */
    String name() throws Unusual {
        KnownName expected = names.expectedAfter(latest);
        if (expected != null && take(expected)) {
            latest = expected;
            return expected.text();
        }
        int from = at;
        int hash = 0;
        for (int i = from; i < end; i++) { // not by the field, which would be stored for each byte
            byte b = json[i];
            if (b == '"') {
                require(i - from < LONGEST);
                at = i + 1;
                require(next() == ':');
                return learned(names.of(json, from, i, hash)).text();
            } else if (b == '\\' || b < ' ') { // bytes beyond ASCII are negative
                String text = text();
                require(next() == ':');
                return text;
            }
            hash = 31 * hash + b;
        }
        throw Unusual.INSTANCE;
    }

    private KnownName learned(KnownName name) {
        names.follows(latest, name);
        latest = name;
        return name;
    }

    /** The text that has just begun, with its closing quote. */
    String text() throws Unusual {
        int from = at;
        int bits = 0;
        for (int i = afterPlain(from); i < end; i++) {
            byte b = json[i];
            if (b == '"') {
                at = i + 1;
                return decoded(json, from, i, bits < 0);
            } else if (b == '\\') {
                return unescaped(from, i, bits);
            }
            require(b < 0 || b >= ' ');
            bits |= b;
        }
        throw Unusual.INSTANCE;
    }

    /** Where the first byte is that does not stand for itself alone, or may not, as fewer than eight are left. */
    private int afterPlain(int from) {
        int i = from;
        while (i <= end - Long.BYTES) {
            long special = special((long) WORDS.get(json, i));
            if (special != 0) {
                return i + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            i += Long.BYTES;
        }
        return i;
    }

    /** Not zero if there is a quote, a backslash or a byte below the blank or beyond ASCII; the lowest bit is in the first. */
    private static long special(long word) {
        long quotes = word ^ '"' * ONES;
        long backslashes = word ^ '\\' * ONES;
        long unusual = word // the highest bit of a byte says that it is beyond ASCII, or less than what is taken off
                | word - ' ' * ONES & ~word
                | quotes - ONES & ~quotes
                | backslashes - ONES & ~backslashes;
        return unusual & HIGHEST; // what is taken off may be borrowed from bytes further up, never further down
    }

    private String unescaped(int from, int escape, int bitsBefore) throws Unusual {
        byte[] text = new byte[Math.min(end - from, LONGEST)];
        int length = escape - from;
        require(length < text.length);
        System.arraycopy(json, from, text, 0, length);
        int bits = bitsBefore;
        at = escape;
        while (at < end && length < text.length) {
            byte b = json[at++];
            if (b == '"') {
                return decoded(text, 0, length, bits < 0);
            } else if (b == '\\') {
                require(at < end);
                b = meaning(json[at++]);
            } else {
                require(b < 0 || b >= ' ');
            }
            text[length++] = b;
            bits |= b;
        }
        throw Unusual.INSTANCE;
    }

    private static byte meaning(byte escaped) throws Unusual {
        return switch (escaped) {
            case '"', '\\', '/' -> escaped;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw Unusual.INSTANCE;
        };
    }

    private static String decoded(byte[] bytes, int from, int to, boolean isUtf8) throws Unusual {
        require(to - from <= LONGEST);
        if (!isUtf8) {
            return new String(bytes, from, to - from, ISO_8859_1);
        }
        String text = new String(bytes, from, to - from, UTF_8);
        require(text.indexOf('\ufffd') < 0); // what stands for bytes that are no UTF-8
        return text;
    }

    static void require(boolean isUsual) throws Unusual {
        if (!isUsual) {
            throw Unusual.INSTANCE;
        }
    }
}
