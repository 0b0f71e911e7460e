/**
 * The composition root: puts the distributed or the standalone worker together, starts its parts in order and stops them in
 * reverse. Nothing here decides anything at run time; the thread that starts a worker ends when the worker is up.
 */
package io.sluice.connect.app;
