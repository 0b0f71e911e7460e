/**
 * The settings of workers and connectors: their definitions with documentation, typed access to them, references to config
 * providers, and checks that report all problems of a configuration at once. Immutable facts, except for the config
 * providers, which may be asked from any thread.
 */
package io.sluice.connect.config;
