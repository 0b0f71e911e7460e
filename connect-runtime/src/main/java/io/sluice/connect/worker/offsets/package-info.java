/**
 * Reads and changes the offsets of connectors (KIP-875): a source's in the offset store, a sink's in its consumer group.
 * Connectors are asked before anything changes, each on a thread of its own that ends with the answer.
 */
package io.sluice.connect.worker.offsets;
