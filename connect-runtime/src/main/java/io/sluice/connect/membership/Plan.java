package io.sluice.connect.membership;

import io.sluice.connect.model.Assignment;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of a round as its leader decided it.
 *
 * @param shares what each member is told, by member id
 * @param delay after which a further round is to be held; zero for none
 * @param memory to be given to the next round if this one comes to pass
 */
public record Plan(SortedMap<String, Share> shares, Duration delay, Memory memory) {

    /**
     * What one member is told.
     *
     * @param assigned what it is to run in addition to what it keeps; in an eager round, everything it is to run
     * @param revoked what it has to stop, so that it can be given to others in the next round
     */
    public record Share(Assignment assigned, Assignment revoked) {}

    public Plan {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    Plan(Map<String, Share> shares, Duration delay, Memory memory) {
        this(new TreeMap<>(shares), delay, memory);
    }
}
