package io.sluice.connect.task;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** Says in words what ended the transactions of a task, and what to do about it. */
record TransactionTroubles(String transactionalId, String offsetsTopic) {

    /** @param attempted what was under way, as in "cannot ..." */
    TaskFailed failed(String attempted, Exception failure) {
        if (failure instanceof TaskFailed known) return known;
        return new TaskFailed(
                "Cannot " + attempted + " with transactional id " + transactionalId + remedy(failure), failure);
    }

    /** Whether it is that another producer has the id by now, or had it for a moment. */
    boolean isShutOut(Throwable failure) {
        return isDueTo(failure, ProducerFencedException.class)
                || isDueTo(failure, InvalidProducerEpochException.class)
                || isDueTo(failure, InvalidTxnStateException.class);
    }

    private String remedy(Throwable failure) {
        if (isShutOut(failure))
            return ", because another producer of that id has begun, as that of the same task on another worker, or the"
                    + " transaction was open for longer than transaction.timeout.ms. Nothing of it arrived. Restart the task if"
                    + " it is to run here";
        if (isDueTo(failure, TransactionalIdAuthorizationException.class))
            return ". Allow the principal of the connector's producer WRITE and DESCRIBE on that id";
        if (isDueTo(failure, TopicAuthorizationException.class))
            return ". Allow the principal of the connector's producer WRITE on the topic; the offsets, in topic "
                    + offsetsTopic + ", are written by that producer too";
        if (isDueTo(failure, AuthorizationException.class)) return ". See what the brokers do not allow";
        return "";
    }

    private static boolean isDueTo(Throwable failure, Class<? extends Throwable> kind) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth++ < 100; at = at.getCause())
            if (kind.isInstance(at)) return true;
        return false;
    }
}
