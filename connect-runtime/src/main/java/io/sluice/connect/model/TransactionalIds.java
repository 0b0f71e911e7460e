package io.sluice.connect.model;

/**
 * The names under which the brokers know the transactional producers of a group of workers. Workers of every kind and age use
 * the same, since a producer is shut out by the next one of its name.
 */
public record TransactionalIds(String groupId) {

    public String of(TaskId task) {
        return groupId + "-" + task;
    }

    public String ofLeader() {
        return "connect-cluster-" + groupId;
    }
}
