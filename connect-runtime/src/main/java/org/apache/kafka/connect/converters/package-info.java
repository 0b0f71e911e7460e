/**
 * Converters for keys, values and headers that are a single primitive, in the formats of Kafka's own serializers. All
 * may be used by several threads.
 */
package org.apache.kafka.connect.converters;
