/**
 * The contract of connectors that bring data into Kafka: the connector, its tasks, their records with source partitions
 * and offsets, and exactly-once delivery (KIP-618).
 */
package org.apache.kafka.connect.source;
