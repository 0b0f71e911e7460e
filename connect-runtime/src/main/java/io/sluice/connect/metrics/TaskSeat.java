package io.sluice.connect.metrics;

/** One life of one task as its worker counts it. Any thread. */
public final class TaskSeat {
    enum State {
        UNASSIGNED,
        RUNNING,
        PAUSED,
        FAILED,
        RESTARTING,
        DESTROYED
    }

    private final WorkerMeter worker;
    private final String connector;
    private final TaskCounts counts;
    private State state = State.UNASSIGNED;
    private boolean started;
    private boolean left;

    TaskSeat(WorkerMeter worker, String connector, TaskCounts counts) {
        this.worker = worker;
        this.connector = connector;
        this.counts = counts;
        counts.change(state, 1);
    }

    public void running() {
        begun(true);
        move(State.RUNNING);
    }

    public void paused() {
        begun(true);
        move(State.PAUSED);
    }

    public void failed() {
        begun(false);
        move(State.FAILED);
    }

    public void restarting() {
        move(State.RESTARTING);
    }

    private synchronized void begun(boolean well) {
        if (!started && !left) worker.taskStarted(well);
        started = true;
    }

    private synchronized void move(State next) {
        if (!left) worker.move(counts, state, next);
        state = next;
    }

    /** The life is over; harmless if said twice. */
    public synchronized void leave() {
        if (!left) worker.leave(connector, counts, state);
        left = true;
    }
}
