/**
 * Checks connector configurations before they are written, in full: the worker's rules and everything the plugins involved
 * have to say. Plugin code runs on the threads of a small pool here; one that blocks holds up validations of its own
 * connector class only.
 */
package io.sluice.connect.worker.validation;
