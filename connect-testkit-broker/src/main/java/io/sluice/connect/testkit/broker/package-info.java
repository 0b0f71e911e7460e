/**
 * Runs a released Kafka broker as a process of its own, for tests and for trying things out.
 *
 * <p>The broker's jars travel as files in the folder {@code libs} beside this package, so that depending on this module
 * puts none of them on a class path. Whoever starts the process lists them there.
 */
package io.sluice.connect.testkit.broker;
