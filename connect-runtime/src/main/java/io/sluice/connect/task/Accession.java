package io.sluice.connect.task;

import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

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
 * @param producer the task's own, made in step 2
 */
record Accession(
        TaskSpec task, Succession succession, Supplier<Producer<byte[], byte[]>> producer, Persistence persistence) {

    /** @return false if the task is not wanted any more */
    boolean takePlace() {
        String connector = task.id().connector();
        String shutOut = "shut out the producers of earlier tasks of connector " + connector;
        persistence.until(shutOut, () -> Answers.await(shutOut, succession.shutOutEarlierTasks(connector)));
        persistence.until("begin transactions", () -> producer.get().initTransactions());
        String look = "see whether task " + task.id() + " is still wanted";
        return persistence.until(look, () -> Answers.await(look, succession.isStillWanted(task)));
    }
}
