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
 * @param isLeaving whether the member is about to leave. Written behind everything that is known of the format, where
 *     members that do not know of it do not look; nothing is written for one that stays
 */
record MemberMetadata(
        int version, String url, long configOffset, Optional<MemberAssignment> allocation, boolean isLeaving) {

    private static final int LEAVING = 1;

    static MemberMetadata read(ByteBuffer bytes) {
        var in = new WireReader(bytes);
        int version = in.int16();
        String url = in.string();
        long configOffset = in.int64();
        if (version == 0) return new MemberMetadata(version, url, configOffset, Optional.empty(), false);
        Optional<MemberAssignment> allocation = in.bytes().map(MemberAssignment::read);
        return new MemberMetadata(version, url, configOffset, allocation, in.hasMore() && in.int16() == LEAVING);
    }

    byte[] write() {
        var out = new WireWriter();
        out.int16(version);
        out.string(url);
        out.int64(configOffset);
        if (version > 0) {
            out.bytes(allocation.map(MemberAssignment::write));
            if (isLeaving) out.int16(LEAVING);
        }
        return out.bytes();
    }
}
