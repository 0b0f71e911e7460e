/**
 * Runs the released Apache Kafka Connect worker as a process of its own, so that ours can be tried and measured beside it.
 *
 * <p>The worker's jars lie in the folder {@code target/libs} of this module. Depending on the module puts none of them on
 * a class path; whoever starts the process lists them there.
 */
package io.sluice.released;
