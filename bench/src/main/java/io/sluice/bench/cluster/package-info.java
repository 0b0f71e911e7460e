/**
 * Measures workers as operators have them: processes of Sluice and of the released Apache Kafka Connect on a real broker,
 * through REST, signals, topics and what the operating system tells of a process. One thread does it all.
 */
package io.sluice.bench.cluster;
