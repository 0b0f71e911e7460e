/**
 * Membership in a group of workers, by the classic group protocol of a Kafka broker and wire-compatible with the workers of
 * Apache Kafka Connect. The only package that uses internals of kafka-clients. One thread takes part in the group; beside
 * it runs the client's heartbeat thread.
 */
package io.sluice.connect.membership.group;
