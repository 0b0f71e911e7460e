package io.sluice.connect.task;

import io.sluice.connect.task.Succession.Standing;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an exactly-once task takes over from those before it. After the three steps, in this order, nothing that an earlier life
 * of the task or another set of the connector's tasks still has in hand can be written:
 *
 * <ol>
 *   <li>The producers of earlier sets of tasks are shut out, unless that was done since the connector's tasks were last
 *       configured. There may have been more of them, or others may have had the source partitions of this one.
 *   <li>The task's own producer shuts out the one before it of the same transactional id, whose transaction ends.
 *   <li>The config log is read to its end. If the task was configured anew meanwhile, a round of step 1 may have been made
 *       before step 2 here: then it is this task that is late, and it must not start.
 * </ol>
 *
 * Owned by the task's thread.
 */
final class Accession {
    private static final Logger log = LoggerFactory.getLogger(Accession.class);

    private final TaskSpec task;
    private final Succession succession;
    private final Comebacks comebacks;
    private final Supplier<Producer<byte[], byte[]>> producer;
    private final Orders orders;
    private final Persistence persistence;
    private int rounds;

    /** @param producer the task's own, made in step 2 */
    Accession(
            TaskSpec task,
            Succession succession,
            Comebacks comebacks,
            Supplier<Producer<byte[], byte[]>> producer,
            Orders orders) {
        this.task = task;
        this.succession = succession;
        this.comebacks = comebacks;
        this.producer = producer;
        this.orders = orders;
        this.persistence = new Persistence(orders);
    }

    /**
     * Takes the three steps.
     *
     * @return false if the task is not wanted any more
     */
    boolean takePlace() {
        String shutOut = "shut out the producers of earlier tasks of connector "
                + task.id().connector();
        persistence.until(
                shutOut,
                () -> Answers.await(
                        shutOut, succession.shutOutEarlierTasks(task.id().connector())));
        orders.awaitLease(); // whoever may have the task by now must not be shut out by a worker that was replaced
        persistence.until("begin transactions", () -> producer.get().initTransactions());
        String look = "see whether task " + task.id() + " is still wanted";
        Standing standing = persistence.until(look, () -> Answers.await(look, succession.standing(task)));
        rounds = standing.rounds();
        return standing.isWanted();
    }

    /** A transaction arrived. */
    void gotOn() {
        comebacks.gotOn(task.id());
    }

    /**
     * Whether a task whose producer was shut out just ends, so that those who are wanted go on from the stored offsets: others, or
     * a new life of its own.
     *
     * @throws Orders.Stopped if it is told to stop meanwhile
     */
    boolean justEnds() {
        if (isOver()) {
            log.info("The task's producer was shut out for a new set of tasks, so this life of the task is over");
            return true;
        }
        if (comebacks.mayBeginAgain(task.id())) {
            log.warn(
                    "The task's producer was shut out, though it is this task that is wanted: by a worker that was replaced"
                            + " and did not know yet, or because a transaction was open for longer than transaction.timeout.ms."
                            + " Nothing of the open transaction arrived; the task begins again from the stored offsets");
            return true;
        }
        return false;
    }

    /** Whether it was shut out because of others. A worker that was replaced hears of that soon, until then it is not known. */
    private boolean isOver() {
        orders.awaitLease();
        try {
            String look = "see whether task " + task.id() + " was shut out";
            Standing standing = Answers.await(look, succession.standing(task));
            return !standing.isWanted() || standing.rounds() != rounds;
        } catch (RuntimeException e) {
            log.warn("It is not known whether the task was shut out because of others: {}", e.getMessage());
            return false;
        }
    }
}
