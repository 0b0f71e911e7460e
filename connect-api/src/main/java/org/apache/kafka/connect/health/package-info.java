/**
 * What a REST extension may learn about the connectors of the cluster (KIP-285). All types here are plain values.
 */
package org.apache.kafka.connect.health;
