package io.sluice.connect.task;

import java.util.List;

/**
 * The way of a record from what came in to what goes out: converters and transformations in order, with what is to happen
 * when one of them fails. Planned once when the task starts; used by the task's thread alone.
 *
 * @param <I> the record that comes in
 * @param <O> the record that goes out
 */
final class RecordChain<I, O> {
    private final Draft<I, O> draft;
    private final Stage[] stages;
    private final Tolerance<I> tolerance;

    RecordChain(Draft<I, O> draft, List<Stage> stages, Tolerance<I> tolerance) {
        this.draft = draft;
        this.stages = stages.toArray(new Stage[0]);
        this.tolerance = tolerance;
    }

    /**
     * Takes one record all the way.
     *
     * @return the record to go on with; null if it goes no further, because a transformation dropped it or because its
     *     failure is tolerated
     * @throws TaskFailed if it failed and that is not tolerated
     * @throws Orders.Stopped if the task has to end while a step waits to be tried again
     */
    O apply(I record) {
        draft.begin(record);
        Tolerance<I>.Attempts attempts = null;
        for (int at = 0; at < stages.length; ) {
            try {
                if (!stages[at].run()) {
                    return null;
                }
                at++;
                attempts = null;
            } catch (Exception e) {
                attempts = attempts == null ? tolerance.firstAttempt() : attempts;
                if (!attempts.mayTryAgainAfter(e)) {
                    tolerance.giveUp(failure(stages[at], record, e));
                    return null;
                }
            } catch (Error e) {
                throw new TaskFailed(failure(stages[at], record, e).headline(), e);
            }
        }
        return draft.end();
    }

    private RecordFailure<I> failure(Stage stage, I record, Throwable cause) {
        return new RecordFailure<>(stage.kind(), stage.plugin(), stage.label(), draft.coordinates(), record, cause);
    }
}
