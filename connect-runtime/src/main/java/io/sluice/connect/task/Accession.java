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
    private final Supplier<Producer<byte[], byte[]>> producer;
    private final Orders orders;
    private final Persistence persistence;
    private int rounds;

    /** @param producer the task's own, made in step 2 */
    Accession(TaskSpec task, Succession succession, Supplier<Producer<byte[], byte[]>> producer, Orders orders) {
        this.task = task;
        this.succession = succession;
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

    /**
     * Whether a producer that cannot go on was shut out because others, or a new life of this task, are to go on in its place. A
     * worker that was replaced hears of that soon, and until then it is not known.
     *
     * @throws Orders.Stopped if it is told to stop meanwhile
     */
    boolean isOver() {
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
