package org.apache.kafka.connect.source;

import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What a running source connector may ask of its worker.
 */
public interface SourceConnectorContext extends ConnectorContext {

    /**
     * Tells how far the tasks of this connector got, for instance to split the work accordingly.
     *
     * @return the reader of committed offsets
     */
    OffsetStorageReader offsetStorageReader();
}
