/**
 * The contract between a worker and a connector: how a connector splits its job into tasks, how it reaches back to the
 * worker, and the record that source and sink tasks exchange with it.
 *
 * <p>A connector's methods run one at a time, on a thread that belongs to this connector; tasks run on threads of their
 * own.
 */
package org.apache.kafka.connect.connector;
