package io.sluice.connect.task;

/**
 * The record that a chain is working on, used again for each record of a batch and owned by the task's thread, so that no step
 * has to hand an object to the next one. A draft that lived longer would become old to the collector, which has to be told of each
 * young object that is put into an old one.
 *
 * @param <I> the record that comes in
 * @param <O> the record that goes out
 */
interface Draft<I, O> {

    void begin(I record);

    /** The finished record. */
    O end();

    /** Where the record that came in is from, in words. */
    String coordinates();
}
