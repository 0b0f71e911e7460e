/**
 * Everything the worker does with Kafka that is not moving a connector's records: making clients from settings, creating
 * topics, and following the compacted topics in which the cluster remembers things. Each {@link
 * io.sluice.connect.kafka.TopicLog} owns one thread, named after the topic's role; nothing else here does.
 */
package io.sluice.connect.kafka;
