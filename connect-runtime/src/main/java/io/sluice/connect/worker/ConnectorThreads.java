package io.sluice.connect.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which connectors are called: one for each that has something to do, none for those that have not. So many
 * are busy at once as the machine can serve, and the others wait for their turn; but one that takes long does not count any
 * more, so that a connector that blocks holds up nobody. May be used from any thread.
 */
final class ConnectorThreads implements AutoCloseable {
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), ConnectorThreads::thread);
    private final ScheduledExecutorService timer;
    private final int atOnce;
    private final Duration patience;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by this
    private int counting; // guarded by this

    /**
     * @param timer tells when something takes long; closed by whoever made it
     * @param atOnce how many may be busy at once
     * @param patience how long one may be busy and count
     */
    ConnectorThreads(ScheduledExecutorService timer, int atOnce, Duration patience) {
        this.patience = patience;
        this.timer = timer;
        this.atOnce = atOnce;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connector");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs the work as soon as it is its turn. */
    synchronized void run(Runnable work) {
        if (counting == atOnce) waiting.add(work);
        else begin(work);
    }

    private void begin(Runnable work) {
        if (threads.isShutdown()) return;
        counting++;
        Turn turn = new Turn();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                turn.end();
            }
        });
        timer.schedule(turn::end, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends once: when the work has ended, or when it has taken so long that nobody should wait for it. */
    private final class Turn {
        private boolean over; // guarded by the outer object

        void end() {
            synchronized (ConnectorThreads.this) {
                if (over) return;
                over = true;
                counting--;
                Runnable next = waiting.poll();
                if (next != null) begin(next);
            }
        }
    }

    /** Interrupts what runs and begins nothing more; does not wait. */
    @Override
    public synchronized void close() {
        threads.shutdownNow();
    }
}
