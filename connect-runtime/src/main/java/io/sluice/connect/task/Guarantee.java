package io.sluice.connect.task;

import io.sluice.connect.model.TransactionalIds;

/** What this worker promises of the records of sources; each promise is kept by a {@link Delivery} of its own. */
public sealed interface Guarantee {

    /** Nothing is lost; after a failure some records may arrive twice. */
    record AtLeastOnce() implements Guarantee {}

    /**
     * Records arrive together with their offsets, or not at all.
     *
     * @param ids the names of the tasks' producers
     * @param succession who was and who comes
     * @param comebacks of tasks that were shut out by one without a claim
     */
    record ExactlyOnce(TransactionalIds ids, Succession succession, Comebacks comebacks) implements Guarantee {}
}
