/**
 * Stores of a single worker: configurations and statuses in memory, source offsets in a file of the known format. The memory
 * stores own no thread and answer on the caller's; the file store writes on a thread of its own.
 */
package io.sluice.connect.store.local;
