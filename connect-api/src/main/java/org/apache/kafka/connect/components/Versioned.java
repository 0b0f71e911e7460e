package org.apache.kafka.connect.components;

/**
 * Tells which version of a component is running, so that operators and the REST API can name it.
 */
public interface Versioned {

    /**
     * The version of this component, as its author numbers releases.
     *
     * <p>Called without {@code configure} or {@code start} having run, so it must not depend on them.
     *
     * @return the version; not null. A plugin that does not know its version usually answers {@code "undefined"}.
     */
    String version();
}
