package io.sluice.connect.task;

import java.util.List;
import java.util.function.Supplier;

/**
 * The way of a record from what came in to what goes out: converters and transformations in order, with what is to happen
 * when one of them fails. Planned once when the task starts; used by the task's thread alone.
 *
 * @param <I> the record that comes in
 * @param <O> the record that goes out
 */
final class RecordChain<I, O> {
    private final Supplier<Pass<I, O>> passes;

    /** @param drafts makes what the stages work on */
    <D extends Draft<I, O>> RecordChain(Supplier<D> drafts, List<Stage<? super D>> stages, Tolerance<I> tolerance) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
        Stage<? super D>[] planned = stages.toArray(new Stage[0]);
        this.passes = () -> new Way<>(drafts.get(), planned, tolerance);
    }

    /** For the records of one batch. */
    Pass<I, O> pass() {
        return passes.get();
    }

    /** Takes the records of a batch, one after the other. */
    interface Pass<I, O> {

        /**
         * Takes one record all the way.
         *
         * @return the record to go on with; null if it goes no further, because a transformation dropped it or because its
         *     failure is tolerated
         * @throws TaskFailed if it failed and that is not tolerated
         * @throws Orders.Stopped if the task has to end while a step waits to be tried again
         */
        O apply(I record);
    }

    private static final class Way<I, D extends Draft<I, O>, O> implements Pass<I, O> {
        private final D draft;
        private final Stage<? super D>[] stages;
        private final Tolerance<I> tolerance;

        private Way(D draft, Stage<? super D>[] stages, Tolerance<I> tolerance) {
            this.draft = draft;
            this.stages = stages;
            this.tolerance = tolerance;
        }

        @Override
        public O apply(I record) {
            draft.begin(record);
            Tolerance<I>.Attempts attempts = null;
            for (int at = 0; at < stages.length; ) {
                Stage<? super D> stage = stages[at];
                try {
                    if (!stage.run(draft)) {
                        return null;
                    }
                    at++;
                    attempts = null;
                } catch (Exception e) {
                    attempts = attempts == null ? tolerance.firstAttempt() : attempts;
                    if (!attempts.mayTryAgainAfter(e)) {
                        tolerance.giveUp(failure(stage, record, e));
                        return null;
                    }
                } catch (Error e) {
                    throw new TaskFailed(failure(stage, record, e).headline(), e);
                }
            }
            return draft.end();
        }

        private RecordFailure<I> failure(Stage<? super D> stage, I record, Throwable cause) {
            return new RecordFailure<>(stage.kind(), stage.plugin(), stage.label(), draft.coordinates(), record, cause);
        }
    }
}
