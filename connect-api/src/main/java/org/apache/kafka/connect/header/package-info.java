/**
 * The headers of records: key, schema and value, in order, with keys that may repeat.
 *
 * <p>A header is immutable; a list of headers belongs to one record and to one thread at a time.
 */
package org.apache.kafka.connect.header;
