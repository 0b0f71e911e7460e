package io.sluice.connect.task;

/** Takes notice of the topics a task reads or writes. Called on the task's thread. */
interface TopicUses {
    TopicUses UNTRACKED = new TopicUses() {
        @Override
        public void used(String topic) {}

        @Override
        public void nextBatch() {}
    };

    /** A record came from or went to this topic; called for each one. */
    void used(String topic);

    /** Called before each batch of records. */
    void nextBatch();
}
