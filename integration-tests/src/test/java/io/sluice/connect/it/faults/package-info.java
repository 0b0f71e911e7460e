/**
 * A cluster of worker processes that numbered records flow through while faults of many kinds befall it. In the end everything
 * has to be there. Which faults, and when, follows from a seed; what comes of it is up to the machine.
 */
package io.sluice.connect.it.faults;
