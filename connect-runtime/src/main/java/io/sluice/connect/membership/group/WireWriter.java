package io.sluice.connect.membership.group;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes the group protocol's big-endian fields one after the other. */
final class WireWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void int16(int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    void int32(int value) {
        int16(value >>> 16);
        int16(value);
    }

    void int64(long value) {
        int32((int) (value >>> 32));
        int32((int) value);
    }

    void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > Short.MAX_VALUE)
            throw new IllegalArgumentException("Cannot tell the group of a name of " + utf8.length
                    + " bytes; the protocol has room for " + Short.MAX_VALUE + ": " + value.substring(0, 80) + "…");
        int16(utf8.length);
        out.writeBytes(utf8);
    }

    void bytes(Optional<byte[]> value) {
        int32(value.map(bytes -> bytes.length).orElse(-1));
        value.ifPresent(out::writeBytes);
    }

    void portions(List<Portion> portions) {
        int32(portions.size());
        for (Portion portion : portions) {
            string(portion.connector());
            int32(portion.tasks().size());
            portion.tasks().forEach(this::int32);
        }
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
