/**
 * Connect data as JSON: the converter, and the plain (de)serializer of Jackson trees.
 *
 * <p>A record is written and read as a stream. What depends on its schema alone is worked out once: a
 * {@code WritePlan} holds the schema's JSON and a writer for its values, a {@code KnownSchema} the schema's bytes as they
 * stand in records and a reader for its values. Whatever is unusual about a record to read, duplicate names or an error
 * for instance, is left to a second, careful reading that goes through a tree.
 *
 * <p>All of it may be used by several threads, though a worker uses a converter from one at a time.
 */
package org.apache.kafka.connect.json;
