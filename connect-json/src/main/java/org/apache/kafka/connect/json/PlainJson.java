package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that most records without a schema are, several times as fast as a general parser: straight from the bytes,
 * with names that come again looked up instead of decoded. It gives up on whatever is unusual (numbers of many digits or with
 * exponents, escaped code points, deep nesting, everything that is not valid), which is then read with care by {@link
 * SchemalessReader}; where it does not give up, both come to the same.
 */
final class PlainJson {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 10_000;
    private static final int MOST_DIGITS = 15; // of which a double keeps all
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private final KnownNames names;
    private final byte[] json;
    private int at;

    private PlainJson(KnownNames names, byte[] json) {
        this.names = names;
        this.json = json;
    }

    /** Says that a record is unusual. One for all, without a stack trace, as it is expected. */
    static final class Unusual extends Exception {
        private static final long serialVersionUID = 1L;
        private static final Unusual INSTANCE = new Unusual();

        private Unusual() {
            super(null, null, false, false);
        }
    }

    static Object read(KnownNames names, byte[] json) throws Unusual {
        PlainJson reader = new PlainJson(names, json);
        Object value = reader.value(reader.next(), 0);
        while (reader.at < json.length) {
            if (!isBlank(json[reader.at++])) {
                throw Unusual.INSTANCE;
            }
        }
        return value;
    }

    /** The next byte that is not blank. */
    private int next() throws Unusual {
        while (at < json.length) {
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

    private Object value(int first, int depth) throws Unusual {
        return switch (first) {
            case '"' -> text();
            case '{' -> map(deeper(depth));
            case '[' -> list(deeper(depth));
            case 't' -> word("rue", Boolean.TRUE);
            case 'f' -> word("alse", Boolean.FALSE);
            case 'n' -> word("ull", null);
            default -> number(first);
        };
    }

    private static int deeper(int depth) throws Unusual {
        if (depth == DEEPEST) {
            throw Unusual.INSTANCE;
        }
        return depth + 1;
    }

    private Map<String, Object> map(int depth) throws Unusual {
        Map<String, Object> map = new HashMap<>();
        int b = next();
        if (b == '}') {
            return map;
        }
        while (true) {
            require(b == '"');
            String name = name();
            require(next() == ':');
            map.put(name, value(next(), depth));
            b = next();
            if (b == '}') {
                return map;
            }
            require(b == ',');
            b = next();
        }
    }

    private List<Object> list(int depth) throws Unusual {
        List<Object> list = new ArrayList<>();
        int b = next();
        if (b == ']') {
            return list;
        }
        while (true) {
            list.add(value(b, depth));
            b = next();
            if (b == ']') {
                return list;
            }
            require(b == ',');
            b = next();
        }
    }

    private Object word(String rest, Object meaning) throws Unusual {
        for (int i = 0; i < rest.length(); i++) {
            require(at < json.length && json[at++] == rest.charAt(i));
        }
        requireEndOfWord();
        return meaning;
    }

    private Object number(int first) throws Unusual {
        boolean isNegative = first == '-';
        int from = isNegative ? at : at - 1;
        long digits = 0;
        int point = -1;
        for (at = from; at < json.length; at++) {
            int digit = json[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                require(at - from <= MOST_DIGITS); // one more for the point
            } else if (json[at] == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        requireEndOfWord();
        require(digits != 0 || !isNegative && point < 0);
        int wholeEnd = point < 0 ? at : point;
        require(wholeEnd > from && (json[from] != '0' || wholeEnd == from + 1));
        long signed = isNegative ? -digits : digits;
        if (point < 0) {
            return signed;
        }
        int decimals = at - point - 1;
        require(decimals > 0 && decimals < POWERS.length);
        return signed / POWERS[decimals]; // both are exact, so this is the nearest double
    }

    private void requireEndOfWord() throws Unusual {
        if (at < json.length) {
            byte b = json[at];
            require(isBlank(b) || b == ',' || b == '}' || b == ']');
        }
    }

    private String name() throws Unusual {
        int from = at;
        int hash = 0;
        for (int i = from; i < json.length; i++) { // not by the field, which would be stored for each byte
            byte b = json[i];
            if (b == '"') {
                require(i - from < LONGEST);
                at = i + 1;
                return names.of(json, from, i, hash);
            } else if (b == '\\' || b < ' ') { // bytes beyond ASCII are negative
                return text();
            }
            hash = 31 * hash + b;
        }
        throw Unusual.INSTANCE;
    }

    private String text() throws Unusual {
        int from = at;
        int bits = 0;
        for (int i = from; i < json.length; i++) {
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

    private String unescaped(int from, int escape, int bitsBefore) throws Unusual {
        byte[] text = new byte[Math.min(json.length - from, LONGEST)];
        int length = escape - from;
        require(length < text.length);
        System.arraycopy(json, from, text, 0, length);
        int bits = bitsBefore;
        at = escape;
        while (at < json.length && length < text.length) {
            byte b = json[at++];
            if (b == '"') {
                return decoded(text, 0, length, bits < 0);
            } else if (b == '\\') {
                require(at < json.length);
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

    private static void require(boolean isUsual) throws Unusual {
        if (!isUsual) {
            throw Unusual.INSTANCE;
        }
    }
}
