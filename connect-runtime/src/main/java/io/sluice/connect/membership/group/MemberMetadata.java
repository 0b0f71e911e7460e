package io.sluice.connect.membership.group;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a member says of itself when it joins.
 *
 * @param version 0 eager, 1 compatible, 2 sessioned; 0 knows no {@code allocation}
 * @param url the member's advertised REST address
 * @param configOffset how far the member has read the config log, -1 if it is empty
 * @param allocation everything the member runs now; empty for one that joins with nothing
 */
record MemberMetadata(int version, String url, long configOffset, Optional<MemberAssignment> allocation) {

    static MemberMetadata read(ByteBuffer bytes) {
        var in = new WireReader(bytes);
        int version = in.int16();
        String url = in.string();
        long configOffset = in.int64();
        return new MemberMetadata(
                version,
                url,
                configOffset,
                version == 0 ? Optional.empty() : in.bytes().map(MemberAssignment::read));
    }

    byte[] write() {
        var out = new WireWriter();
        out.int16(version);
        out.string(url);
        out.int64(configOffset);
        if (version > 0) out.bytes(allocation.map(MemberAssignment::write));
        return out.bytes();
    }
}
