package org.apache.kafka.connect.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.connect.data.Schema;

/**
 * All that writing a record needs and that depends on its schema alone.
 *
 * @param schema    the schema, null for values without one
 * @param tree      the schema as a tree, never changed or given away; null where records do not carry schemas
 * @param beginning what stands in a record before the value, schema and all; null where records do not carry schemas
 * @param writer    writes its values
 */
record WritePlan(Schema schema, ObjectNode tree, byte[] beginning, ValueWriter writer) {}
