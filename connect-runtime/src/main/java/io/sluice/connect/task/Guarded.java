package io.sluice.connect.task;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Does a step only for records of which a predicate holds, or, negated, does not hold. */
record Guarded<R extends ConnectRecord<R>>(Predicate<R> predicate, boolean negated, Stage<Slot<R>> step)
        implements Stage<Slot<R>> {

    @Override
    public boolean run(Slot<R> slot) {
        return predicate.test(slot.record()) == negated || step.run(slot);
    }

    @Override
    public StageKind kind() {
        return step.kind();
    }

    @Override
    public Class<?> plugin() {
        return step.plugin();
    }

    @Override
    public String label() {
        return step.label() + " with predicate " + predicate.getClass().getName();
    }
}
