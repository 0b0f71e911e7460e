package org.apache.kafka.connect.source;

/**
 * A source connector's answer to the question whether its tasks can say themselves where transactions begin and end
 * (KIP-618).
 */
public enum ConnectorTransactionBoundaries {
    /** They can, through {@link TransactionContext}. */
    SUPPORTED,
    /** They cannot; the worker draws the boundaries. */
    UNSUPPORTED
}
