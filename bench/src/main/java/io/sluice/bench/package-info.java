/**
 * Measures the same work on Sluice and on the released Apache classes in one run. Both sides have the same class names, so
 * each lives in a class loader of its own, and every forked JVM loads only one of them. This package names no class of
 * either side; what is measured is in {@code io.sluice.bench.work}, which the sides load.
 */
package io.sluice.bench;
