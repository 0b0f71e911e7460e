/**
 * What is measured, written against the public API alone. Each side loads this package anew, beside its own jars. A piece of
 * work is prepared once and then done over and over on one thread; it returns what it made, so that nothing is optimised away.
 */
package io.sluice.bench.work;
