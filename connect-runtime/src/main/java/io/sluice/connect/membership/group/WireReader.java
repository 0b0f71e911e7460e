package io.sluice.connect.membership.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the group protocol's big-endian fields one after the other. */
final class WireReader {
    private final ByteBuffer in;

    WireReader(ByteBuffer in) {
        this.in = in.duplicate();
    }

    /** Whether anything follows; at least two bytes, the shortest field there is. */
    boolean hasMore() {
        return in.remaining() >= Short.BYTES;
    }

    int int16() {
        return in.getShort();
    }

    int int32() {
        return in.getInt();
    }

    long int64() {
        return in.getLong();
    }

    String string() {
        byte[] utf8 = new byte[in.getShort()];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A length and that many bytes, where the length -1 stands for none at all. */
    Optional<ByteBuffer> bytes() {
        int length = in.getInt();
        if (length < 0) return Optional.empty();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return Optional.of(part);
    }

    /** A count of -1 stands for none, as 0 does. */
    List<Portion> portions() {
        int count = in.getInt();
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String connector = string();
            int taskCount = in.getInt();
            List<Integer> tasks = new ArrayList<>();
            for (int t = 0; t < taskCount; t++) tasks.add(in.getInt());
            portions.add(new Portion(connector, tasks));
        }
        return portions;
    }
}
