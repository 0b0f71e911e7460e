package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LiteralTest {
    private static final byte[] TEXT = "a name that is longer than a word".getBytes(US_ASCII);

    @Test
    void isWhereAllItsBytesStand() {
        for (int from = 0; from < TEXT.length; from++) {
            for (int to = from; to <= TEXT.length; to++) {
                Literal literal = new Literal(Arrays.copyOfRange(TEXT, from, to));
                assertEquals(to - from, literal.length());
                for (int end = from; end <= TEXT.length; end++) {
                    assertEquals(to <= end, literal.isAt(TEXT, from, end), from + " to " + to + " before " + end);
                }
            }
        }
    }

    @Test
    void isNotWhereOneByteDiffers() {
        for (int length = 1; length <= TEXT.length; length++) {
            for (int damaged = 0; damaged < length; damaged++) {
                byte[] others = TEXT.clone();
                others[damaged] ^= (byte) 0x80;
                Literal literal = new Literal(Arrays.copyOf(TEXT, length));
                assertFalse(literal.isAt(others, 0, others.length), length + " bytes, other at " + damaged);
            }
        }
    }

    @Test
    void doesNotCareWhatFollows() {
        for (int length = 0; length < TEXT.length; length++) {
            byte[] others = TEXT.clone();
            Arrays.fill(others, length, others.length, (byte) -1);
            assertTrue(new Literal(Arrays.copyOf(TEXT, length)).isAt(others, 0, others.length), length + " bytes");
        }
    }
}
