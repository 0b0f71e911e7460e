package io.sluice.connect.worker;

import io.sluice.connect.metrics.TaskSeat;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskRun;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The thread on which one life of one task is spent, and what is said about it: exactly one end is reported, whichever comes
 * first of the task's own and the deadline's.
 */
final class TaskThread implements TaskRun.Listener {
    private static final Logger log = LoggerFactory.getLogger(TaskThread.class);
    private static final String CONTEXT = "connector.context";

    private final TaskId id;
    private final long run;
    private final TaskRun task;
    private final Worker.Listener listener;
    private final TaskSeat seat;
    private final Thread thread;
    // The task's own end meets the order to stop (control thread) and its deadline: whoever moves the life on reports
    // it.
    private final AtomicReference<Life> life = new AtomicReference<>(Life.LIVING);

    private enum Life {
        LIVING,
        STOPPING,
        ENDED
    }

    /** @param seat counts the task by its state for as long as the worker has it */
    TaskThread(TaskId id, long run, TaskRun task, Worker.Listener listener, TaskSeat seat) {
        this.id = id;
        this.run = run;
        this.task = task;
        this.listener = listener;
        this.seat = seat;
        this.thread = new Thread(this::live, "task-" + id);
        this.thread.setDaemon(true);
    }

    long run() {
        return run;
    }

    void start() {
        thread.start();
    }

    void target(TargetState target) {
        task.target(target);
    }

    /** Asks the task to stop; one that has failed before is reported as stopped at once. */
    void stop() {
        if (life.compareAndSet(Life.LIVING, Life.STOPPING)) task.stop();
        else stopped();
    }

    void restarting() {
        seat.restarting();
    }

    /** The worker is done with this life. */
    private void stopped() {
        task.forget();
        seat.leave();
        listener.taskStopped(id, run);
    }

    /** Did not stop in time: fences the task and reports it as stopped; what it does later counts for nothing. */
    void giveUp() {
        if (life.getAndSet(Life.ENDED) == Life.ENDED) return;
        log.warn("Task {} did not stop in time. It is cut off from Kafka and left to itself", id);
        task.cancel();
        thread.interrupt();
        stopped();
    }

    private void live() {
        MDC.put(CONTEXT, "[" + id.connector() + "|task-" + id.task() + "] ");
        try {
            task.run(this);
            report(null);
        } catch (Throwable e) { // whatever a plugin throws, Errors too, ends this task and nothing else
            report(e);
        } finally {
            MDC.remove(CONTEXT);
        }
    }

    private void report(Throwable failure) {
        Life before = life.getAndSet(Life.ENDED);
        if (before == Life.ENDED) return;
        if (failure != null && before == Life.LIVING) {
            seat.failed();
            listener.taskFailed(id, run, failure, version());
            return;
        }
        if (failure != null) log.warn("Task {} threw while it was being stopped; it counts as stopped", id, failure);
        else log.info("Stopped task {}", id);
        stopped();
    }

    private Optional<String> version() {
        return Optional.of(task.version()).filter(version -> !version.isEmpty());
    }

    @Override
    public void running() {
        if (life.get() != Life.ENDED) {
            log.info("Task {} is running", id);
            seat.running();
            listener.taskReached(id, run, TargetState.STARTED, task.version());
        }
    }

    @Override
    public void paused() {
        if (life.get() != Life.ENDED) {
            log.info("Task {} is paused", id);
            seat.paused();
            listener.taskReached(id, run, TargetState.PAUSED, task.version());
        }
    }
}
