package io.sluice.connect.task;

/** What a task does from the start of its plugin until it has released everything; on the task's thread but for two methods. */
sealed interface Pipeline permits SourcePipeline, SinkPipeline {

    /** Moves records until told to stop. Everything it was built with is released when this returns. */
    void run(TaskRun.Listener listener) throws Exception;

    /** From another thread, after new {@link Orders}: what may wait in a Kafka client has to look at them. */
    void wake();

    /** From another thread, after the orders say cancelled: closes the Kafka clients. May block for a moment. */
    void fence();
}
