/**
 * Finds, indexes and isolates plugin code, and makes instances of it under its own class loader. Discovery runs once, on the
 * thread that starts the worker; afterwards everything here is immutable and may be used from any thread.
 */
package io.sluice.connect.plugins;
