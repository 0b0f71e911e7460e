package org.apache.kafka.connect.source;

/**
 * A source connector's answer to the question whether it delivers every record exactly once with a given configuration
 * (KIP-618).
 */
public enum ExactlyOnceSupport {
    /** It does, on a worker that has exactly-once source support enabled. */
    SUPPORTED,
    /** It does not. */
    UNSUPPORTED
}
