/**
 * Who decides which Kafka client settings a connector may override.
 */
package org.apache.kafka.connect.connector.policy;
