package io.sluice.connect.membership;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a leader knows when it has to share out the work.
 *
 * @param members everyone who takes part, by member id
 * @param snapshot the cluster's wishes, at least as new as any member knows them
 * @param memory what the leader remembers of the round before, {@link Memory#NONE} if somebody else led it
 * @param stopped what former members have said they stopped before they went: nobody waits for them to take it up again
 * @param now the time of this round
 */
public record Round(
        SortedMap<String, Member> members, ClusterSnapshot snapshot, Memory memory, Assignment stopped, Instant now) {

    /**
     * One who takes part.
     *
     * @param url its advertised REST address; by it a worker that comes back under a new id is known again
     * @param running what it says runs there, or has not stopped yet
     * @param isLeaving whether it has announced its departure: it gives everything up and gets nothing
     */
    public record Member(URI url, Assignment running, boolean isLeaving) {
        public Member(URI url, Assignment running) {
            this(url, running, false);
        }
    }

    public Round {
        if (members.isEmpty()) throw new IllegalArgumentException("A round needs at least one member");
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    public Round(Map<String, Member> members, ClusterSnapshot snapshot, Memory memory, Instant now) {
        this(new TreeMap<>(members), snapshot, memory, Assignment.NONE, now);
    }
}
