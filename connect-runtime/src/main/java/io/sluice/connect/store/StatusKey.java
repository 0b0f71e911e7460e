package io.sluice.connect.store;

import io.sluice.connect.model.TaskId;

/** What a status record is about. {@link StatusCodec} knows the bytes. */
public sealed interface StatusKey {

    /** The connector it belongs to. */
    String connector();

    record OfConnector(String connector) implements StatusKey {}

    record OfTask(TaskId task) implements StatusKey {
        @Override
        public String connector() {
            return task.connector();
        }
    }

    record OfTopic(String topic, String connector) implements StatusKey {}
}
