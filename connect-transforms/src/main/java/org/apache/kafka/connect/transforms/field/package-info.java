/** How settings name a field, at the top of a record or deeper in it. Paths are immutable. */
package org.apache.kafka.connect.transforms.field;
