package io.sluice.connect.store;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;

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
