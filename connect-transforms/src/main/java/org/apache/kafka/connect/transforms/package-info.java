/**
 * The transformations that come with every worker: each changes, moves or drops one thing about a record.
 *
 * <p>Those that look into a struct plan once for each schema they meet ({@link
 * org.apache.kafka.connect.transforms.SchemaPlans}): what the new schema is and which field goes where. A record then
 * costs its copy and nothing more. An instance belongs to the thread of one task.
 */
package org.apache.kafka.connect.transforms;
