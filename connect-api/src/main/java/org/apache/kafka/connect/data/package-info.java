/**
 * The data that flows through connectors: schemas, structs, logical types, and conversions between them and text.
 *
 * <p>Schemas are immutable and may be shared; builders and structs belong to one thread at a time. Reading and checking
 * values happens for each record, so neither allocates when all is well.
 */
package org.apache.kafka.connect.data;
