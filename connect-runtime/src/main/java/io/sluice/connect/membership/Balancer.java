package io.sluice.connect.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places units of one kind on workers, so that each worker has as many as any other, give or take one, and the units of each
 * connector are spread in the same way. What has a place keeps it unless that has to change.
 *
 * <p>A connector with {@code k} units on {@code n} workers has a floor of {@code k / n} units on every worker and {@code k % n}
 * extras on different workers. Three steps lead there, each touching as little as it can:
 *
 * <pre>
 * trim    per connector: what exceeds floor and extras becomes loose
 * place   per connector: loose units fill the floors, then become extras of the least loaded workers
 * level   across connectors: while two workers differ by two or more, an extra moves from the one to the other;
 *         there always is one, because floors are the same for all. Loose units move first, they cost nothing.
 * </pre>
 *
 * <p>Units are numbers here, those of one connector in a row. An instance is used once.
 */
final class Balancer {
    private static final int NOWHERE = -1;

    private final int workers;
    private final int[] starts;
    private final int[] current;
    private final int[] wish;
    private final int[] tieBreak;
    private final int[] rowOf;
    private final int[] target;
    private final int[] load;
    private final int[][] count;

    /**
     * @param starts where the units of each connector begin, and at last the number of units
     * @param current where a unit is now, -1 for nowhere
     * @param wish where a unit without a place should rather go, -1 for anywhere
     * @param tieBreak which of equally loaded workers gets the next unit: the one with the least here
     */
    Balancer(int workers, int[] starts, int[] current, int[] wish, int[] tieBreak) {
        this.workers = workers;
        this.starts = starts;
        this.current = current;
        this.wish = wish;
        this.tieBreak = tieBreak;
        this.rowOf = new int[current.length];
        this.target = current.clone();
        this.load = new int[workers];
        this.count = new int[starts.length - 1][workers];
        for (int row = 0; row < count.length; row++)
            for (int unit = starts[row]; unit < starts[row + 1]; unit++) {
                rowOf[unit] = row;
                if (target[unit] != NOWHERE) put(unit, target[unit]);
            }
    }

    /** Where each unit is to go, with as few moves as balance allows. */
    int[] level() {
        for (int row = 0; row < count.length; row++) {
            trim(row);
            place(row);
        }
        levelAcross();
        return target;
    }

    /** Where each unit without a place is to go, while all others stay. */
    int[] fill() {
        for (int unit = 0; unit < target.length; unit++) {
            if (target[unit] != NOWHERE) continue;
            int[] inRow = count[rowOf[unit]];
            put(unit, wish[unit] != NOWHERE ? wish[unit] : leastLoaded(inRow, Integer.MAX_VALUE));
        }
        return target;
    }

    private void trim(int row) {
        int[] inRow = count[row];
        int[] allowed = new int[workers];
        int extras = 0;
        for (int worker = 0; worker < workers; worker++) {
            allowed[worker] = Math.min(inRow[worker], floor(row) + (rest(row) > 0 ? 1 : 0));
            if (allowed[worker] > floor(row)) extras++;
        }
        for (; extras > rest(row); extras--) {
            int most = NOWHERE;
            for (int worker = 0; worker < workers; worker++)
                if (allowed[worker] > floor(row) && (most == NOWHERE || load[worker] > load[most])) most = worker;
            allowed[most]--;
        }
        for (int unit = starts[row + 1] - 1; unit >= starts[row]; unit--)
            if (target[unit] != NOWHERE && inRow[target[unit]] > allowed[target[unit]]) take(unit);
    }

    private void place(int row) {
        int[] inRow = count[row];
        for (int unit = starts[row]; unit < starts[row + 1]; unit++)
            if (target[unit] == NOWHERE && wish[unit] != NOWHERE && hasRoom(row, wish[unit])) put(unit, wish[unit]);
        for (int unit = starts[row]; unit < starts[row + 1]; unit++) {
            if (target[unit] != NOWHERE) continue;
            int worker = leastLoaded(inRow, floor(row));
            put(unit, worker != NOWHERE ? worker : leastLoaded(inRow, floor(row) + 1));
        }
    }

    private boolean hasRoom(int row, int worker) {
        if (count[row][worker] < floor(row)) return true;
        if (count[row][worker] > floor(row)) return false;
        int extras = 0;
        for (int inRow : count[row]) if (inRow > floor(row)) extras++;
        return extras < rest(row);
    }

    /** The worker with the least work among those with fewer than so many units of this connector. */
    private int leastLoaded(int[] inRow, int fewerThan) {
        int least = NOWHERE;
        for (int worker = 0; worker < workers; worker++)
            if (inRow[worker] < fewerThan && (least == NOWHERE || isLessLoaded(worker, least, inRow))) least = worker;
        return least;
    }

    private boolean isLessLoaded(int one, int other, int[] inRow) {
        if (load[one] != load[other]) return load[one] < load[other];
        if (inRow[one] != inRow[other]) return inRow[one] < inRow[other];
        return tieBreak[one] < tieBreak[other];
    }

    private void levelAcross() {
        List<List<Integer>> loose = new ArrayList<>();
        List<List<Integer>> settled = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            loose.add(new ArrayList<>());
            settled.add(new ArrayList<>());
        }
        for (int unit = 0; unit < target.length; unit++)
            (target[unit] == current[unit] ? settled : loose).get(target[unit]).add(unit);
        while (true) {
            int most = 0;
            int least = 0;
            for (int worker = 1; worker < workers; worker++) {
                if (load[worker] > load[most]) most = worker;
                if (load[worker] < load[least]) least = worker;
            }
            if (load[most] - load[least] < 2) return;
            int unit = takeExtra(loose.get(most), most, least);
            if (unit == NOWHERE) unit = takeExtra(settled.get(most), most, least);
            if (unit == NOWHERE) throw new IllegalStateException("No extra to move although loads differ by two");
            put(unit, least);
            (current[unit] == least ? settled : loose).get(least).add(unit);
        }
    }

    private int takeExtra(List<Integer> units, int from, int to) {
        for (int i = units.size() - 1; i >= 0; i--) {
            int unit = units.get(i);
            int row = rowOf[unit];
            if (count[row][from] <= floor(row) || count[row][to] > floor(row)) continue;
            units.set(i, units.get(units.size() - 1));
            units.remove(units.size() - 1);
            take(unit);
            return unit;
        }
        return NOWHERE;
    }

    private int floor(int row) {
        return (starts[row + 1] - starts[row]) / workers;
    }

    private int rest(int row) {
        return (starts[row + 1] - starts[row]) % workers;
    }

    private void put(int unit, int worker) {
        target[unit] = worker;
        load[worker]++;
        count[rowOf[unit]][worker]++;
    }

    private void take(int unit) {
        load[target[unit]]--;
        count[rowOf[unit]][target[unit]]--;
        target[unit] = NOWHERE;
    }

    /** How many units each worker has when these are the places. */
    static int[] loads(int workers, int[] places) {
        int[] loads = new int[workers];
        Arrays.stream(places).filter(worker -> worker != NOWHERE).forEach(worker -> loads[worker]++);
        return loads;
    }
}
