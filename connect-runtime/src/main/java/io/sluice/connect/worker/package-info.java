/**
 * Runs connectors and tasks on threads of their own, always under their plugin's class loader, and reports what becomes of
 * them. Orders return at once; whatever blocks in a plugin blocks the thread of that plugin alone.
 */
package io.sluice.connect.worker;
