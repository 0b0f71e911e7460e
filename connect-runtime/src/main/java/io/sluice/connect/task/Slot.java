package io.sluice.connect.task;

import org.apache.kafka.connect.connector.ConnectRecord;

/** Where transformations find the record of a draft and leave the one they made of it. */
interface Slot<R extends ConnectRecord<R>> {
    R record();

    void replace(R record);
}
