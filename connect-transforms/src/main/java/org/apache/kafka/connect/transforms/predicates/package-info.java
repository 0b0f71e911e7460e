/**
 * The predicates that come with every worker: conditions on one record. An instance belongs to the thread of one task.
 */
package org.apache.kafka.connect.transforms.predicates;
