package io.sluice.connect.task;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.connect.errors.ConnectException;

/** Waits on a task's thread for answers of brokers. */
final class Answers {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Answers() {}

    /**
     * The answer.
     *
     * @param attempted what was asked, for messages
     * @throws RuntimeException that is {@linkplain Tolerance#isRetriable retriable} if asking again may help
     */
    static <T> T await(String attempted, CompletableFuture<T> answer) {
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapper ? wrapper.getCause() : e.getCause();
            if (Tolerance.isRetriable(cause)) {
                throw (RuntimeException) cause;
            }
            throw new ConnectException("Cannot " + attempted + ": " + TaskFailed.innermost(cause), cause);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "Cannot " + attempted + ": the brokers did not answer within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
