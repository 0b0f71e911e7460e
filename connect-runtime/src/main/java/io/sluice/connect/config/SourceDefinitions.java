package io.sluice.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.SHORT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.CaseInsensitiveValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of source connectors only: topic creation and exactly-once delivery. */
final class SourceDefinitions {
    /** The group whose settings apply to topics that no other group includes. */
    static final String DEFAULT_GROUP = "default";

    private static final String EXACTLY_ONCE = "Exactly Once Support";
    private static final Rule NOT_EMPTY = Rule.text("text that is not empty", text -> !text.isEmpty());
    private static final Rule PATTERNS = Rule.of("a list of regular expressions", value -> ((List<?>) value)
            .stream().allMatch(pattern -> isPattern((String) pattern)));
    private static final Rule REPLICATION =
            Rule.positiveOrBrokerDefault("1 or more, at most the number of brokers, or -1 for the broker's default");
    private static final Rule PARTITIONS = Rule.positiveOrBrokerDefault("1 or more, or -1 for the broker's default");

    private SourceDefinitions() {}

    static ConfigDef addTo(ConfigDef base) {
        return base.define(
                        ConnectorKeys.TOPIC_CREATION_GROUPS,
                        LIST,
                        List.of(),
                        ConnectorDefinitions.unique("topic creation group"),
                        LOW,
                        "Names of groups of topics to create in a certain way. What each of them covers and how its topics"
                                + " look, say settings with the prefix topic.creation.NAME.",
                        "Topic Creation",
                        1,
                        Width.LONG,
                        "Topic Creation Groups")
                .define(
                        ConnectorKeys.EXACTLY_ONCE,
                        STRING,
                        "requested",
                        CaseInsensitiveValidString.in("REQUIRED", "REQUESTED"),
                        MEDIUM,
                        "Whether the connector must be able to deliver exactly once (required), or may run either way"
                                + " (requested).",
                        EXACTLY_ONCE,
                        2,
                        Width.SHORT,
                        "Exactly once support")
                .define(
                        ConnectorKeys.TRANSACTION_BOUNDARY,
                        STRING,
                        "poll",
                        CaseInsensitiveValidString.in("INTERVAL", "POLL", "CONNECTOR"),
                        MEDIUM,
                        "What ends a transaction under exactly-once delivery: each batch of records (poll), time (interval),"
                                + " or the connector itself (connector).",
                        EXACTLY_ONCE,
                        3,
                        Width.SHORT,
                        "Transaction Boundary")
                .define(
                        ConnectorKeys.TRANSACTION_INTERVAL,
                        LONG,
                        null,
                        Rule.of("0 or more", value -> (Long) value >= 0),
                        LOW,
                        "Length of a transaction in milliseconds where time ends it; the worker's"
                                + " offset.flush.interval.ms if not given.",
                        EXACTLY_ONCE,
                        4,
                        Width.SHORT,
                        "Transaction boundary interval")
                .define(
                        ConnectorKeys.OFFSETS_TOPIC,
                        STRING,
                        null,
                        NOT_EMPTY,
                        LOW,
                        "Topic for this connector's offsets, instead of the worker's.",
                        "offsets.topic",
                        1,
                        Width.LONG,
                        "Offsets topic");
    }

    /** The settings of the group that holds all topics nobody else claims, without their prefix. */
    static ConfigDef defaultTopicGroup() {
        return topicGroup(DEFAULT_GROUP, List.of(".*"), NO_DEFAULT_VALUE, NO_DEFAULT_VALUE);
    }

    /** The settings of one group of topics, without their prefix; what it leaves open comes from the default group. */
    static ConfigDef topicGroup(String group, int partitions, short replication) {
        return topicGroup(group, List.of(), replication, partitions);
    }

    private static ConfigDef topicGroup(String group, List<String> include, Object replication, Object partitions) {
        return new ConfigDef()
                .define(
                        "include",
                        LIST,
                        include,
                        PATTERNS,
                        LOW,
                        "Patterns of the names of topics in this group.",
                        group,
                        1,
                        Width.LONG,
                        "Inclusion Topic Pattern for " + group)
                .define(
                        "exclude",
                        LIST,
                        List.of(),
                        PATTERNS,
                        LOW,
                        "Patterns of the names of topics that are not in this group, even if included.",
                        group,
                        2,
                        Width.LONG,
                        "Exclusion Topic Pattern for " + group)
                .define(
                        "replication.factor",
                        SHORT,
                        replication,
                        REPLICATION,
                        LOW,
                        "Replication factor of topics created in this group; -1 for the broker's default.",
                        group,
                        3,
                        Width.LONG,
                        "Replication Factor for Topics in " + group)
                .define(
                        "partitions",
                        INT,
                        partitions,
                        PARTITIONS,
                        LOW,
                        "Number of partitions of topics created in this group; -1 for the broker's default.",
                        group,
                        4,
                        Width.LONG,
                        "Partition Count for Topics in " + group);
    }

    static boolean isPattern(String text) {
        try {
            return Pattern.compile(text) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
