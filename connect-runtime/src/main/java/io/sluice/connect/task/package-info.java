/**
 * Moves records: the record chain (transforms, converters, tolerance), the source and sink pipelines, delivery and offset
 * tracking. Each task runs on one thread, the one that calls {@link io.sluice.connect.task.TaskRun#run}.
 */
package io.sluice.connect.task;
