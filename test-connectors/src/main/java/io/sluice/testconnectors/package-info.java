/**
 * A source and a sink for tests and load runs on any worker: numbered records, so that what was lost and what came twice can
 * be counted afterwards, with the time they were made at.
 */
package io.sluice.testconnectors;
