package io.sluice.connect.control;

/** Where a connector or task that lives here is between being ordered to start and having stopped. */
enum Phase {
    /** On its way to its target state. */
    MOVING,
    /** In its target state. */
    SETTLED,
    /** Ended by an error; it stays so until it is restarted, changed or given up. */
    FAILED,
    /** Ordered to stop. A new life begins, if one is wanted, when it has. */
    STOPPING
}
