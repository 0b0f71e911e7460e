/**
 * Immutable facts about the cluster that every other package speaks in: connectors, tasks, target states, assignments
 * and statuses. Nothing here owns a thread, does I/O or knows how the facts are stored.
 */
package io.sluice.connect.model;
