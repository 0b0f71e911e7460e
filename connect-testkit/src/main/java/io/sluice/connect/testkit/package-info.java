/**
 * A real Kafka broker and a real worker for JUnit 5 tests of connectors.
 *
 * <p>{@link io.sluice.connect.testkit.KafkaExtension} gives a test class a broker;
 * {@link io.sluice.connect.testkit.KafkaBroker} is the same without JUnit, with the means to make it fail on purpose.
 * The broker runs in a process of its own (or in a container, see {@link io.sluice.connect.testkit.KafkaBroker}), so
 * that none of its classes meet those of the connector.
 */
package io.sluice.connect.testkit;
