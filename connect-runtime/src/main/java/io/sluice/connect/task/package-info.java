/**
 * Moves records: the record chain (transforms, converters, tolerance), the source and sink pipelines, delivery and offset
 * tracking. Each task runs on one thread, the one that calls {@link io.sluice.connect.task.TaskRun#run}; what else meets
 * there (the producer's I/O thread, the worker's offset-commit thread, those who give orders) is named at each class.
 */
package io.sluice.connect.task;
