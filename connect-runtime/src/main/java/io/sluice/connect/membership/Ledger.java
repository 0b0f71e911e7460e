package io.sluice.connect.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The books of one round for one kind of unit, connectors or tasks: which there are, who runs them, where they should
 * rather go. Members are numbers; the first ones stay, and those after them give up all they have.
 *
 * @param <U> names a unit
 */
final class Ledger<U> {
    private static final int NOBODY = -1;

    /** What moves to one member moves in so many portions, unless that makes them too small to be worth a round. */
    private static final int PORTIONS = 4;

    private static final int SMALLEST_PORTION = 8;

    private final int members;
    private final int staying;
    private final List<U> units = new ArrayList<>();
    private final int[] starts;
    /** Who runs a unit now, whether it may keep it or not. */
    private final int[] runner;
    /** Who runs a unit and was not told to stop it before. */
    private final int[] current;

    private final int[] wish;
    /** What a member runs that is not (or not there) to be run: deleted, or run by another as well. */
    private final List<Set<U>> strays = new ArrayList<>();

    private int[] target;

    /**
     * @param staying how many members stay
     * @param rows the units to be placed, connector by connector
     * @param running what each member runs
     * @param owners who was given a unit in the round before; decides when two claim to run it
     * @param revoking what each member was told to stop in the round before
     * @param wishes where a unit without a runner should rather go
     */
    Ledger(
            int staying,
            Collection<List<U>> rows,
            List<Set<U>> running,
            Map<U, Integer> owners,
            List<Set<U>> revoking,
            Map<U, Integer> wishes) {
        members = running.size();
        this.staying = staying;
        Map<U, Integer> runners = runners(running, owners);
        starts = new int[rows.size() + 1];
        int row = 0;
        for (List<U> inRow : rows) {
            units.addAll(inRow);
            starts[++row] = units.size();
        }
        runner = new int[units.size()];
        current = new int[units.size()];
        wish = new int[units.size()];
        for (int i = 0; i < runner.length; i++) {
            U unit = units.get(i);
            runner[i] = runners.getOrDefault(unit, NOBODY);
            boolean mayKeep = stays(runner[i]) && !revoking.get(runner[i]).contains(unit);
            current[i] = mayKeep ? runner[i] : NOBODY;
            int wished = wishes.getOrDefault(unit, NOBODY);
            wish[i] = stays(wished) ? wished : NOBODY;
        }
        Set<U> wanted = new HashSet<>(units);
        for (int member = 0; member < members; member++) {
            Set<U> stray = new HashSet<>();
            for (U unit : running.get(member))
                if (!wanted.contains(unit) || runners.get(unit) != member) stray.add(unit);
            strays.add(stray);
        }
    }

    private boolean stays(int member) {
        return member != NOBODY && member < staying;
    }

    private static <U> Map<U, Integer> runners(List<Set<U>> running, Map<U, Integer> owners) {
        Map<U, Integer> runners = new HashMap<>();
        for (int member = 0; member < running.size(); member++)
            for (U unit : running.get(member)) {
                boolean isOwner = owners.getOrDefault(unit, NOBODY) == member;
                if (isOwner) runners.put(unit, member);
                else runners.putIfAbsent(unit, member);
            }
        return runners;
    }

    /** Decides where everything goes, so that all is balanced. */
    void level(int[] tieBreak) {
        target = staying == 0 ? current : balancer(tieBreak).level();
    }

    /** Decides where that goes which has no place, and leaves the rest alone. */
    void fill(int[] tieBreak) {
        target = staying == 0 ? current : balancer(tieBreak).fill();
    }

    private Balancer balancer(int[] tieBreak) {
        return new Balancer(staying, starts, current, wish, tieBreak);
    }

    /** Whether something has to leave a member that could have kept it. */
    boolean hasMoves() {
        for (int i = 0; i < target.length; i++) if (moves(i)) return true;
        return false;
    }

    /** Of what has to leave a member that could have kept it, moves a portion; says whether that leaves anything for later. */
    boolean moveAPortion() {
        int[] portion = new int[staying];
        for (int i = 0; i < target.length; i++) if (moves(i)) portion[target[i]]++;
        for (int member = 0; member < staying; member++)
            portion[member] = Math.max(SMALLEST_PORTION, (portion[member] + PORTIONS - 1) / PORTIONS);
        boolean more = false;
        for (int i = 0; i < target.length; i++)
            if (moves(i) && --portion[target[i]] < 0) {
                target[i] = current[i];
                more = true;
            }
        return more;
    }

    private boolean moves(int unit) {
        return current[unit] != NOBODY && current[unit] != target[unit];
    }

    int[] loads() {
        return Balancer.loads(staying, target);
    }

    /** What nobody runs and each member gets. */
    List<Set<U>> assigned() {
        return each(target, i -> runner[i] == NOBODY);
    }

    /** What each member runs and keeps. */
    List<Set<U>> kept() {
        return each(runner, i -> runner[i] == target[i]);
    }

    /** What each member runs that others are to get when it has stopped. */
    List<Set<U>> yielded() {
        return each(runner, i -> runner[i] != target[i]);
    }

    /** Where what is yielded shall go. */
    List<Set<U>> intended() {
        return each(target, i -> runner[i] != NOBODY && runner[i] != target[i]);
    }

    /** What each member runs that has no right to be there. */
    List<Set<U>> strays() {
        return strays;
    }

    private interface Test {
        boolean holds(int unit);
    }

    private List<Set<U>> each(int[] member, Test test) {
        List<Set<U>> sets = new ArrayList<>(members);
        for (int i = 0; i < members; i++) sets.add(new HashSet<>());
        for (int i = 0; i < member.length; i++)
            if (member[i] != NOBODY && test.holds(i)) sets.get(member[i]).add(units.get(i));
        return sets;
    }
}
