package io.sluice.connect.task;

/**
 * One step of a record's way through a {@link RecordChain}.
 *
 * @param <D> what it works on
 */
interface Stage<D> {

    /**
     * Does this step.
     *
     * @return false if the record ends here by intention, as when a filter drops it
     */
    boolean run(D draft);

    StageKind kind();

    /** The class of the plugin that does the work. */
    Class<?> plugin();

    /** The step as an operator would call it, first word capitalised. */
    String label();
}
