/** Sluice from outside: its scripts, its processes, a real broker. */
package io.sluice.connect.it;
