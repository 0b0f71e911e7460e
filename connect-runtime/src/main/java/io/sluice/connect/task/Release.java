package io.sluice.connect.task;

/** Something to be done at the end whatever happened, written so that {@code try} keeps the first failure. */
interface Release extends AutoCloseable {
    @Override
    void close();
}
