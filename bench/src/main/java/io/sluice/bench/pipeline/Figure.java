package io.sluice.bench.pipeline;

/**
 * What one contender did in one row of one round.
 *
 * @param row the row's id
 * @param contender the contender's id
 * @param what what was measured, such as records in a second
 */
record Figure(String row, String contender, What what, double value) {

    /** What can be measured of a contender. */
    enum What {
        RECORDS_PER_SECOND,
        CPU_NANOS_PER_RECORD,
        /** Live heap when some records had gone through, in MB. */
        HEAP_BEFORE,
        /** Live heap a million records later, in MB. */
        HEAP_AFTER,
        MILLIS_P50,
        MILLIS_P99;

        boolean isMemory() {
            return this == HEAP_BEFORE || this == HEAP_AFTER;
        }
    }

    String line() {
        return String.join(",", row, contender, what.name(), Double.toString(value));
    }

    static Figure of(String line) {
        String[] parts = line.split(",");
        return new Figure(parts[0], parts[1], What.valueOf(parts[2]), Double.parseDouble(parts[3]));
    }
}
