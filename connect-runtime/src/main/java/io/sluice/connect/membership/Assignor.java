package io.sluice.connect.membership;

import io.sluice.connect.membership.Memory.Awaited;
import io.sluice.connect.membership.Round.Member;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Decides who runs what: a pure function from one round of the group to its plan. Only a leader calls it.
 *
 * <p>In a cooperative round nothing that runs in a good place is disturbed:
 *
 * <pre>
 * runs nowhere                          → assigned now, to where it belongs or is needed
 * runs where it may stay                → kept; nobody is told anything
 * runs on a member that has too much    → revoked; given away in the next round, when it has stopped
 * was run by a worker that vanished     → held back until it returns (it is known by its URL), or the delay is over
 * was stopped by one that went away     → assigned now
 * runs on a member about to leave       → revoked; given away in the next round, when it has stopped or left
 * no longer exists                      → revoked
 * </pre>
 *
 * <p>What moves for the sake of balance moves in portions, a second apart: a unit stands still from when it is stopped until it
 * has been started elsewhere, and who gets forty at once takes longest to start them. While work is held back, and for a
 * growing time after a round that revoked, nothing is revoked for the sake of balance, so that a burst of changes moves things
 * once and not time and again. In an eager round everybody has stopped everything, and all of it is assigned anew, preferably to
 * where it was.
 *
 * <p>The cost is that of a few passes over all units, plus members times connectors.
 */
public final class Assignor {
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    /** A member has started one portion, more or less, before the next one is stopped elsewhere. */
    private static final Duration BETWEEN_PORTIONS = Duration.ofSeconds(1);

    private final Duration maxDelay;

    /** @param maxDelay how long the work of a worker that vanished is held back for it */
    public Assignor(Duration maxDelay) {
        this.maxDelay = maxDelay;
    }

    /** Shares out the work while everything goes on that need not move. */
    public Plan cooperative(Round round) {
        Units wanted = Units.of(round.snapshot());
        Map<URI, Awaited> vanished = vanished(round, wanted);
        Map<URI, Awaited> awaited = stillAwaited(round, vanished);
        var books = Books.ofRunning(round, wanted, vanished, together(awaited.values(), Awaited::units));

        boolean mayMove =
                awaited.isEmpty() && !round.now().isBefore(round.memory().nextRevocation());
        books.level();
        boolean moves = books.haveMoves();
        if (moves && !mayMove) books.fill();
        boolean more = moves && mayMove && books.moveAPortion();

        int revocations = moves ? round.memory().revocations() : 0;
        Instant nextRevocation = moves ? round.memory().nextRevocation() : Instant.EPOCH;
        if (more) nextRevocation = round.now().plus(BETWEEN_PORTIONS);
        else if (moves && mayMove) nextRevocation = round.now().plus(backoff(++revocations));

        boolean postponed = moves && (!mayMove || more) && awaited.isEmpty();
        Duration delay = delay(round.now(), awaited.values(), postponed ? nextRevocation : Instant.EPOCH);
        return books.close(delay, awaited, revocations, nextRevocation);
    }

    /** Shares out everything anew; nobody runs anything. */
    public Plan eager(Round round) {
        Units wanted = Units.of(round.snapshot());
        var books = Books.ofStopped(round, wanted);
        books.level();
        return books.close(Duration.ZERO, Map.of(), 0, Instant.EPOCH);
    }

    /** The work that is gone without a word, whether its worker came back under another id or not. */
    private Map<URI, Awaited> vanished(Round round, Units wanted) {
        Map<URI, Awaited> vanished = new TreeMap<>(round.memory().awaited());
        round.memory().given().forEach((id, given) -> {
            if (round.members().containsKey(id)) return;
            Awaited earlier = vanished.get(given.url());
            Assignment units = earlier == null ? given.units() : given.units().plus(earlier.units());
            vanished.put(given.url(), new Awaited(units, round.now().plus(maxDelay)));
        });
        if (vanished.isEmpty()) return vanished;
        Assignment running = together(round.members().values(), Member::running);
        Assignment free = running.plus(round.stopped());
        vanished.replaceAll(
                (url, lost) -> new Awaited(wanted.among(lost.units()).minus(free), lost.until()));
        vanished.values().removeIf(lost -> lost.units().isEmpty());
        return vanished;
    }

    private static Map<URI, Awaited> stillAwaited(Round round, Map<URI, Awaited> vanished) {
        Map<URI, Awaited> awaited = new TreeMap<>(vanished);
        for (Member member : round.members().values()) awaited.remove(member.url());
        awaited.values().removeIf(lost -> !lost.until().isAfter(round.now()));
        return awaited;
    }

    private static <T> Assignment together(Collection<T> parts, Function<T, Assignment> of) {
        Set<String> connectors = new HashSet<>();
        Set<TaskId> tasks = new HashSet<>();
        for (T part : parts) {
            connectors.addAll(of.apply(part).connectors());
            tasks.addAll(of.apply(part).tasks());
        }
        return new Assignment(connectors, tasks);
    }

    private Duration backoff(int revocations) {
        Duration backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(revocations - 1, 10));
        Duration limit = maxDelay.compareTo(LONGEST_BACKOFF) < 0 ? maxDelay : LONGEST_BACKOFF;
        return backoff.compareTo(limit) < 0 ? backoff : limit;
    }

    private static Duration delay(Instant now, Collection<Awaited> awaited, Instant nextRevocation) {
        List<Instant> ends =
                new ArrayList<>(awaited.stream().map(Awaited::until).toList());
        if (nextRevocation.isAfter(now)) ends.add(nextRevocation);
        return ends.stream()
                .min(Instant::compareTo)
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ZERO);
    }
}
