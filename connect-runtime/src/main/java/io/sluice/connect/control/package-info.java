/**
 * The control plane: one loop owns what should run, what does run and who waits for what, and turns the difference into
 * actions. Its thread never blocks and never runs plugin code. Everybody else sends it events or reads the view it publishes.
 */
package io.sluice.connect.control;
