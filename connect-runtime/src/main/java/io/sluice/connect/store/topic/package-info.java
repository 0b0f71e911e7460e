/**
 * The stores of a distributed worker, each on a compacted topic of its own. A store's listener calls and futures happen on the
 * thread of its log; reads are answered from memory on the caller's thread.
 */
package io.sluice.connect.store.topic;
