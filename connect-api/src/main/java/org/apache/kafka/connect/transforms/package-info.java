/**
 * The contract of transformations: small changes to one record at a time, between a connector and Kafka (KIP-66).
 */
package org.apache.kafka.connect.transforms;
