package io.sluice.connect.task;

/** The kinds of steps in which a record can fail; their names travel in the headers of dead letters. */
enum StageKind {
    TRANSFORMATION,
    KEY_CONVERTER,
    VALUE_CONVERTER,
    HEADER_CONVERTER,
    TASK_PUT,
    KAFKA_PRODUCE
}
