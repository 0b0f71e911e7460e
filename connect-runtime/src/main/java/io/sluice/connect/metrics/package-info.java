/**
 * What the worker counts and times, under the names that dashboards know. Others hold typed recorders; only this package
 * speaks to the metrics registry.
 */
package io.sluice.connect.metrics;
