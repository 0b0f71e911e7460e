package io.sluice.connect.task;

import io.sluice.connect.model.TaskId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which exactly-once tasks begin again by themselves after they were shut out although it is they that are wanted. That is done
 * by one that has no claim any more and cannot know yet, as by a worker that was frozen amid such a request, or by a transaction
 * that was open for too long. The former does it once; the latter, and a producer of somebody else's with the same id, again and
 * again. So a task that gets nowhere between two such ends does not begin a fourth time.
 *
 * <p>One for all tasks of a worker, as the count outlives the lives of a task. Called from the threads of tasks.
 */
public final class Comebacks {
    private static final int MOST_IN_VAIN = 3;

    private final Map<TaskId, Integer> inVain = new ConcurrentHashMap<>();

    /** Whether a task that was shut out begins again; if not, it may be told to by hand, and the count starts anew. */
    boolean mayBeginAgain(TaskId task) {
        return inVain.merge(task, 1, (before, one) -> before == MOST_IN_VAIN ? null : before + one) != null;
    }

    /** A transaction was committed. */
    void gotOn(TaskId task) {
        inVain.remove(task);
    }
}
