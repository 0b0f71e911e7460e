package io.sluice.connect.task;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Lets one transformation change the record, or end it. */
record Transform<R extends ConnectRecord<R>>(String alias, Transformation<R> transformation) implements Stage<Slot<R>> {

    @Override
    public boolean run(Slot<R> slot) {
        R changed = transformation.apply(slot.record());
        if (changed == null) {
            return false;
        }
        slot.replace(changed);
        return true;
    }

    @Override
    public StageKind kind() {
        return StageKind.TRANSFORMATION;
    }

    @Override
    public Class<?> plugin() {
        return transformation.getClass();
    }

    @Override
    public String label() {
        return "Transformation " + alias + " (" + plugin().getName() + ")";
    }
}
