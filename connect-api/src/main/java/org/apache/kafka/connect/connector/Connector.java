package org.apache.kafka.connect.connector;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Decides how one job, given by its configuration, is split into tasks, and watches the outside world for changes that
 * call for another split. It moves no data itself.
 *
 * <p>Connectors extend {@link org.apache.kafka.connect.source.SourceConnector} or
 * {@link org.apache.kafka.connect.sink.SinkConnector} and have a public constructor without arguments. The worker calls
 * {@code initialize}, then {@code start}, then {@code taskConfigs} any number of times, and at last {@code stop}; never
 * two of them at once.
 */
public abstract class Connector implements ConnectPlugin {

    /** The way back to the worker; null until {@code initialize} was called. */
    protected ConnectorContext context;

    /** For subclasses; the worker sets the context later. */
    public Connector() {}

    /**
     * Hands over the context, before {@link #start}.
     *
     * @param ctx what the connector may ask of the worker
     */
    public void initialize(ConnectorContext ctx) {
        context = ctx;
    }

    /**
     * Hands over the context together with the tasks that an earlier run of this connector asked for. A connector that
     * wants to keep an old split stable overrides this; by default the earlier configurations are not used.
     *
     * @param ctx         what the connector may ask of the worker
     * @param taskConfigs the task configurations in force until now
     */
    public void initialize(ConnectorContext ctx, List<Map<String, String>> taskConfigs) {
        context = ctx;
    }

    /**
     * The context given to {@code initialize}; subclasses narrow its type.
     *
     * @return the context, null before {@code initialize}
     */
    protected ConnectorContext context() {
        return context;
    }

    /**
     * Starts the connector. Called once on an instance, after {@code initialize}.
     *
     * @param props the whole connector configuration, as the user gave it
     */
    public abstract void start(Map<String, String> props);

    /**
     * Moves a started connector to another configuration. By default that is a {@link #stop} followed by a
     * {@link #start}; override it where something expensive can be kept.
     *
     * @param props the new configuration
     */
    public void reconfigure(Map<String, String> props) {
        stop();
        start(props);
    }

    /**
     * The class of task that runs with the configurations of {@link #taskConfigs(int)}.
     *
     * @return a class with a public constructor without arguments
     */
    public abstract Class<? extends Task> taskClass();

    /**
     * Splits the job according to the configuration of {@link #start}.
     *
     * @param maxTasks the most tasks the user allows ({@code tasks.max}), at least one; fewer are welcome
     * @return one configuration for each task, at most {@code maxTasks} of them
     */
    public abstract List<Map<String, String>> taskConfigs(int maxTasks);

    /** Ends the connector and releases what it holds. */
    public abstract void stop();

    /**
     * Checks a configuration before it is accepted; runs on an instance that is never started. By default each value is
     * checked against {@link #config()}. Override it to check how values fit together or whether the outside system
     * answers.
     *
     * @param connectorConfigs the configuration as the user gave it
     * @return every known setting with its value and the problems found
     * @throws ConnectException when {@link #config()} answers null
     */
    public Config validate(Map<String, String> connectorConfigs) {
        ConfigDef definition = config();
        if (definition == null) {
            throw new ConnectException(
                    "Cannot validate a configuration of " + getClass().getName()
                            + ": its config() returned null. It has to return a ConfigDef, an empty one if there are no settings.");
        }
        return new Config(definition.validate(connectorConfigs));
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public abstract ConfigDef config();
}
