package io.sluice.connect.task;

import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of a task's own code, so that what it throws names the task and the method. */
final class PluginCall {
    private static final Logger log = LoggerFactory.getLogger(PluginCall.class);

    private PluginCall() {}

    static void of(Task task, String method, Runnable call) {
        try {
            call.run();
        } catch (Throwable e) { // whatever plugin code throws ends the task, and its status says why
            throw failed(task, method, e);
        }
    }

    /** The last call of a life; whatever it throws, the records are where they are and the task is over. */
    static void stop(Task task, Runnable call) {
        try {
            call.run();
        } catch (Throwable e) { // must not hide why the task ended
            log.warn("{} threw in stop", task.getClass().getName(), e);
        }
    }

    static TaskFailed failed(Task task, String method, Throwable cause) {
        String kind = task instanceof SinkTask ? "Sink" : "Source";
        return new TaskFailed(kind + " task " + task.getClass().getName() + " failed in " + method, cause);
    }
}
