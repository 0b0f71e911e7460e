/**
 * Where the worker keeps what must outlive it: configurations, statuses and source offsets. The interfaces here hide
 * whether that is a compacted topic ({@code store.topic}) or memory and files ({@code store.local}).
 */
package io.sluice.connect.store;
