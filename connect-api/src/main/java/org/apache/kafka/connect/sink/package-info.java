/**
 * The contract of connectors that carry data out of Kafka: the connector, its tasks, their records, and how a task
 * reports a record it cannot use (KIP-610).
 */
package org.apache.kafka.connect.sink;
