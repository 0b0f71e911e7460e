package io.sluice.connect.membership;

import io.sluice.connect.model.Assignment;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * What a leader carries from one round to the next. It is worth something only while the same worker leads round after
 * round; a new leader starts with {@link #NONE} and sees all that nobody runs as free.
 *
 * @param given everything each member was to run after the last round
 * @param revoking what each member was told to stop in the last round for the sake of balance
 * @param intended where that is meant to go, by member id
 * @param awaited the work of workers that vanished, held back for them until a certain time, by their REST address
 * @param revocations how many rounds in a row have revoked for the sake of balance
 * @param nextRevocation before this time no further round may do so
 */
public record Memory(
        Map<String, Given> given,
        Map<String, Assignment> revoking,
        Map<String, Assignment> intended,
        Map<URI, Awaited> awaited,
        int revocations,
        Instant nextRevocation) {

    public static final Memory NONE = new Memory(Map.of(), Map.of(), Map.of(), Map.of(), 0, Instant.EPOCH);

    /** What a member was to run, and where it could be reached. */
    public record Given(URI url, Assignment units) {}

    /** Work held back for a worker that may return until then. */
    public record Awaited(Assignment units, Instant until) {}

    public Memory {
        given = Map.copyOf(given);
        revoking = Map.copyOf(revoking);
        intended = Map.copyOf(intended);
        awaited = Map.copyOf(awaited);
    }
}
