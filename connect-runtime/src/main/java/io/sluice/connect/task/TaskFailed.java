package io.sluice.connect.task;

import java.util.Objects;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Ends the life of a task. Its message is the first line an operator reads: what was attempted, by which plugin, on which
 * record, and the innermost reason.
 */
final class TaskFailed extends ConnectException {
    private static final long serialVersionUID = 1L;

    /**
     * @param attempted what was under way, for example {@code Source task com.acme.Orders failed in poll}
     * @param cause what was thrown
     */
    TaskFailed(String attempted, Throwable cause) {
        super(attempted + ": " + innermost(cause), cause);
    }

    /** As it is told elsewhere too: the class and the message of the cause behind all causes. */
    static String innermost(Throwable failure) {
        Throwable at = Objects.requireNonNull(failure, "failure");
        for (int depth = 0; at.getCause() != null && depth < 100; depth++) { // causes may run in a circle
            at = at.getCause();
        }
        String message = at.getMessage();
        return message == null ? at.getClass().getName() : at.getClass().getSimpleName() + ": " + message;
    }
}
