/**
 * Loads classes of tests a second time, against the released Connect jars, and tells in text what calls returned, so that both
 * can be compared. Tests own all threads.
 */
package io.sluice.released.world;
