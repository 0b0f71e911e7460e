package io.sluice.connect.store;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.model.UnitState;

/** One record of the status log, read as what it means. {@link StatusCodec} knows the bytes. */
public sealed interface StatusRecord {

    StatusKey key();

    /** A worker's word about a connector or a task. */
    record Said(StatusKey key, Status status) implements StatusRecord {
        public static Said of(String connector, Status status) {
            return new Said(new StatusKey.OfConnector(connector), status);
        }

        public static Said of(TaskId task, Status status) {
            return new Said(new StatusKey.OfTask(task), status);
        }

        /** Whether this is a former owner's word that came after that of the present one, which may be null. */
        public boolean isLateAgainst(Said present) {
            if (present == null || present.status().workerId().equals(status.workerId())) return false;
            int since = present.status().generation();
            return status.generation() < since
                    || (status.generation() == since && status.state() == UnitState.UNASSIGNED);
        }
    }

    record Used(TopicUse use) implements StatusRecord {
        @Override
        public StatusKey key() {
            return new StatusKey.OfTopic(use.topic(), use.task().connector());
        }
    }

    /** Nothing is known about the key any more. */
    record Forgotten(StatusKey key) implements StatusRecord {}
}
