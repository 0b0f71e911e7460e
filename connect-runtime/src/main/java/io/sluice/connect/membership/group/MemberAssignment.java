package io.sluice.connect.membership.group;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the leader hands to one member, and, inside {@link MemberMetadata}, how a member tells what it runs.
 *
 * @param version 0 eager, 1 compatible, 2 sessioned; 0 knows neither {@code revoked} nor {@code delay}
 * @param error {@link #NO_ERROR} or {@link #CONFIG_MISMATCH}
 * @param leader the leader's member id
 * @param leaderUrl the leader's advertised REST address
 * @param configOffset how far the leader had read the config log
 * @param assigned with version 0 everything to run, else what is newly given
 * @param revoked what must stop
 * @param delayMs when the next round is planned, 0 for none
 */
record MemberAssignment(
        int version,
        int error,
        String leader,
        String leaderUrl,
        long configOffset,
        List<Portion> assigned,
        List<Portion> revoked,
        int delayMs) {

    static final int NO_ERROR = 0;
    /** The leader could not read the config log as far as another member had. */
    static final int CONFIG_MISMATCH = 1;

    MemberAssignment {
        assigned = List.copyOf(assigned);
        revoked = List.copyOf(revoked);
    }

    static MemberAssignment read(ByteBuffer bytes) {
        var in = new WireReader(bytes);
        int version = in.int16();
        int error = in.int16();
        String leader = in.string();
        String leaderUrl = in.string();
        long configOffset = in.int64();
        List<Portion> assigned = in.portions();
        if (version == 0)
            return new MemberAssignment(version, error, leader, leaderUrl, configOffset, assigned, List.of(), 0);
        return new MemberAssignment(
                version, error, leader, leaderUrl, configOffset, assigned, in.portions(), in.int32());
    }

    byte[] write() {
        var out = new WireWriter();
        out.int16(version);
        out.int16(error);
        out.string(leader);
        out.string(leaderUrl);
        out.int64(configOffset);
        out.portions(assigned);
        if (version > 0) {
            out.portions(revoked);
            out.int32(delayMs);
        }
        return out.bytes();
    }
}
