/**
 * What stands between records and the bytes in topics: converters for keys, values and headers; and the reader of
 * source offsets.
 *
 * <p>A converter belongs to one task and is called on that task's thread.
 */
package org.apache.kafka.connect.storage;
