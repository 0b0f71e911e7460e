/**
 * Connectors between text files and topics, one line for each record: small enough to read, and enough to see a worker work.
 * They know nothing of the worker that runs them.
 */
package org.apache.kafka.connect.file;
