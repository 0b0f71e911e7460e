package org.apache.kafka.connect.util;

import java.util.ArrayList;
import java.util.List;

/**
 * Helps connectors to split their work among tasks.
 */
public class ConnectorUtils {

    /** There is no need for an instance; the constructor is public for compatibility. */
    public ConnectorUtils() {}

    /**
     * Splits a list into groups of nearly equal size: neighbours stay together, and the first groups are larger by one
     * where it does not come out even. Five elements in two groups give three and two.
     *
     * @param elements  what to split
     * @param numGroups how many groups to make, at least one; some stay empty if there are fewer elements
     * @param <T>       the type of the elements
     * @return exactly that many groups, in order; the lists are the caller's to change
     * @throws IllegalArgumentException when {@code numGroups} is not positive
     */
    public static <T> List<List<T>> groupPartitions(List<T> elements, int numGroups) {
        if (numGroups <= 0) {
            throw new IllegalArgumentException(
                    "Cannot split into " + numGroups + " groups: there has to be at least one. Check tasks.max.");
        }
        int smallest = elements.size() / numGroups;
        int larger = elements.size() % numGroups;
        List<List<T>> groups = new ArrayList<>(numGroups);
        int from = 0;
        for (int group = 0; group < numGroups; group++) {
            int to = from + smallest + (group < larger ? 1 : 0);
            groups.add(new ArrayList<>(elements.subList(from, to)));
            from = to;
        }
        return groups;
    }
}
