/**
 * A whole cluster in one thread: the real control loops, members, assignors, stores and codecs, over a simulated broker, network
 * and runtime of connectors. One seed decides what happens and when, so that a failure can be had again.
 */
package io.sluice.connect.simulation;
