/**
 * How much goes through whole pipelines: connectors on workers of either kind, and the Kafka clients alone, which are the limit,
 * do the same work on one broker, one after the other.
 */
package io.sluice.bench.pipeline;
