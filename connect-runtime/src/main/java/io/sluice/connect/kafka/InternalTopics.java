package io.sluice.connect.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the topics in which the cluster remembers things exist and are fit for it. Blocks its caller; brokers that
 * are away or not all up yet are waited for, a setting that can never work is reported at once.
 */
public final class InternalTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InternalTopics.class);

    /** Brokers of a cluster that starts together with the worker register within this time. */
    private static final Duration BROKERS_REGISTER = Duration.ofSeconds(10);

    private static final Duration ONE_ANSWER = Duration.ofSeconds(60);

    private final Topics topics;
    private final Clock clock;
    private final Patience patience = new Patience();

    public InternalTopics(Topics topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Creates the topic unless it exists, and checks it if it does.
     *
     * @param setting the worker setting that names the topic, for messages
     * @param onePartition whether an existing topic may have one partition only
     * @throws ConfigException if the topic or what was asked of it can never work
     * @throws ConnectException if the brokers did not let it be known in time
     */
    public void ensure(TopicSpec spec, String setting, boolean onePartition, Duration timeout) {
        Instant start = clock.instant();
        Throwable last = null;
        try {
            do {
                try {
                    attempt(spec, setting, onePartition);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    Throwable cause = Failures.cause(e);
                    Duration waited = Duration.between(start, clock.instant());
                    if (isHopeless(cause, waited)) throw hopeless(spec, setting, cause);
                    if (waited.compareTo(timeout) > 0) throw unavailable(spec, setting, timeout, cause);
                    if (last == null)
                        LOG.warn(
                                "Waiting for topic {} ({}): {}",
                                spec.name(),
                                setting,
                                Failures.describe(cause, spec.name(), "DESCRIBE, and CREATE if it is not there yet,"));
                    last = cause;
                }
            } while (patience.pause());
            throw new ConnectException("Stopped waiting for topic " + spec.name() + " because the worker shuts down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while waiting for topic " + spec.name(), e);
        }
    }

    /** Lets a waiting {@link #ensure} give up. */
    @Override
    public void close() {
        patience.end();
    }

    private void attempt(TopicSpec spec, String setting, boolean onePartition)
            throws ExecutionException, InterruptedException, TimeoutException {
        Optional<TopicDescription> existing = answer(topics.describe(spec.name()));
        if (existing.isEmpty()) {
            if (answer(topics.create(spec))) {
                LOG.info("Created topic {} for {} with {}", spec.name(), setting, spec.configs());
                return;
            }
            // Another worker was faster; the broker asked may not have heard of its topic yet.
            existing = answer(topics.describe(spec.name()));
        }
        int partitions = existing.orElseThrow(() -> new ExecutionException(new UnknownTopicOrPartitionException(
                        "Topic " + spec.name() + " exists, but the broker asked does not know it yet")))
                .partitions()
                .size();
        if (onePartition && partitions != 1) {
            throw new ConfigException("Cannot use topic " + spec.name() + " as " + setting + ": it has " + partitions
                    + " partitions and must have exactly one, because records are in order within one partition only."
                    + " Name another topic, or delete this one and let the worker create it.");
        }
        checkCleanup(spec.name(), setting);
    }

    private void checkCleanup(String topic, String setting)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> policy;
        try {
            policy = answer(topics.cleanupPolicy(topic));
        } catch (ExecutionException e) {
            if (!(Failures.cause(e) instanceof AuthorizationException)) throw e;
            LOG.info("Not allowed to look at the settings of topic {}, so trusting that it is compacted", topic);
            return;
        }
        if (!policy.equals(Set.of(TopicConfig.CLEANUP_POLICY_COMPACT))) {
            throw new ConfigException("Cannot use topic " + topic + " as " + setting + ": its cleanup.policy is "
                    + String.join(",", policy) + ", with which the broker may delete what the cluster must remember."
                    + " Set cleanup.policy=compact on it, or name another topic.");
        }
    }

    private static <T> T answer(CompletableFuture<T> asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        return asked.get(ONE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isHopeless(Throwable cause, Duration waited) {
        // Kin of invalid configurations to the client, but it is the brokers that may yet be configured otherwise.
        if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) return false;
        if (cause instanceof InvalidReplicationFactorException) return waited.compareTo(BROKERS_REGISTER) > 0;
        return cause instanceof InvalidConfigurationException
                || cause instanceof InvalidPartitionsException
                || cause instanceof InvalidTopicException
                || cause instanceof PolicyViolationException;
    }

    private static ConfigException hopeless(TopicSpec spec, String setting, Throwable cause) {
        String advice = cause instanceof InvalidReplicationFactorException
                ? "Start more brokers or lower " + setting.replace(".topic", ".replication.factor") + " ("
                        + spec.replication() + ")."
                : "Correct " + setting + " or the settings that begin with "
                        + setting.substring(0, setting.lastIndexOf('.') + 1) + " and create the topic again.";
        return new ConfigException(
                "Cannot create topic " + spec.name() + " for " + setting + ": " + describe(cause) + ". " + advice);
    }

    private static ConnectException unavailable(TopicSpec spec, String setting, Duration timeout, Throwable cause) {
        return new ConnectException(
                "Cannot make sure that topic " + spec.name() + " (" + setting + ") exists; tried for "
                        + timeout.toSeconds() + " s: " + describe(cause)
                        + ". Check bootstrap.servers, the brokers, and that the worker may describe and create topics.",
                cause);
    }

    private static String describe(Throwable cause) {
        String text = Failures.describe(cause);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
