package io.sluice.connect.task;

/**
 * Why one record could not be handled.
 *
 * @param kind the kind of step that failed
 * @param plugin the class that failed
 * @param label the step in words
 * @param coordinates where the record is from, in words
 * @param original the record as it was received
 * @param cause what was thrown
 */
record RecordFailure<I>(
        StageKind kind, Class<?> plugin, String label, String coordinates, I original, Throwable cause) {

    String headline() {
        return label + " failed on " + coordinates;
    }
}
