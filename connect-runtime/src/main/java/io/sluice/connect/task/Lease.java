package io.sluice.connect.task;

/**
 * Whether this worker still speaks for its group. A process that was frozen, or cut off from the coordinator, for longer than
 * its session lasts must take others to be doing its work: what it sends or stores after that would count twice, or undo what
 * they did. May be asked by any thread and never blocks.
 */
@FunctionalInterface
public interface Lease {

    /** The lease of a worker that nobody else can replace. */
    Lease UNLIMITED = () -> true;

    boolean isHeld();
}
