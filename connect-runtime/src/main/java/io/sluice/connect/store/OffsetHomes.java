package io.sluice.connect.store;

import io.sluice.connect.config.ConnectorSettings;

/** Finds where source connectors have their offsets. May be used from any thread. */
public interface OffsetHomes {

    /** All connectors have them in the worker's own store, which is not on a topic. */
    static OffsetHomes in(OffsetStore store) {
        return (user, connector) -> new WorkersOffsets(store, "");
    }

    /**
     * Opens where a connector has its offsets. May block until a topic of its own is there and was read.
     *
     * @param user who opens it, for the names of clients and threads: the connector or a task
     */
    OffsetHome open(String user, ConnectorSettings connector);
}
