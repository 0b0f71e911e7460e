/**
 * Names of the worker that published connectors know and use, kept as thin classes. Nothing here decides anything; the
 * worker itself is {@code io.sluice.connect}.
 */
package org.apache.kafka.connect.runtime;
