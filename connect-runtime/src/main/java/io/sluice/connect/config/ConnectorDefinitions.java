package io.sluice.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.CLASS;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** The settings every connector has, besides its own; {@link SourceDefinitions} and {@link SinkDefinitions} add theirs. */
public final class ConnectorDefinitions {
    static final String COMMON = "Common";
    static final String ERRORS = "Error Handling";
    private static final Rule NAME = Rule.text(
            "text that is not empty and has no control characters",
            name -> !name.isBlank() && name.chars().noneMatch(Character::isISOControl));
    private static final Rule VERSION = Rule.text("a version or a range of versions", ConnectorDefinitions::isVersion);

    private ConnectorDefinitions() {}

    public static ConfigDef base(PluginChoices choices) {
        ConfigDef definitions = new ConfigDef();
        identity(definitions, choices);
        converters(definitions, choices);
        records(definitions);
        errors(definitions);
        return definitions;
    }

    public static ConfigDef source(PluginChoices choices) {
        return SourceDefinitions.addTo(base(choices));
    }

    public static ConfigDef sink(PluginChoices choices) {
        return SinkDefinitions.addTo(base(choices));
    }

    private static void identity(ConfigDef definitions, PluginChoices choices) {
        definitions
                .define(
                        ConnectorKeys.NAME,
                        STRING,
                        NO_DEFAULT_VALUE,
                        NAME,
                        HIGH,
                        "Name of the connector, unique within the cluster.",
                        COMMON,
                        1,
                        Width.MEDIUM,
                        "Connector name")
                .define(
                        ConnectorKeys.CONNECTOR_CLASS,
                        STRING,
                        NO_DEFAULT_VALUE,
                        HIGH,
                        "Class of the connector: its full name, its simple name, or that without \"Connector\" at its end.",
                        COMMON,
                        2,
                        Width.LONG,
                        "Connector class")
                .define(
                        ConnectorKeys.CONNECTOR_VERSION,
                        STRING,
                        choices.connector().version().orElse(null),
                        VERSION,
                        MEDIUM,
                        "Version of the connector class to use, or a range like [1.0,2.0); the newest if not given.",
                        COMMON,
                        3,
                        Width.MEDIUM,
                        "Connector version",
                        new Suggested(choices.connector().versions()))
                .define(
                        ConnectorKeys.TASKS_MAX,
                        INT,
                        1,
                        atLeast(1),
                        HIGH,
                        "How many tasks the connector may spread its work over.",
                        COMMON,
                        4,
                        Width.SHORT,
                        "Tasks max")
                .define(
                        ConnectorKeys.TASKS_MAX_ENFORCE,
                        BOOLEAN,
                        true,
                        LOW,
                        "Whether a connector that makes more tasks than tasks.max fails. Otherwise they run, with a warning.",
                        COMMON,
                        5,
                        Width.SHORT,
                        "Enforce tasks max");
    }

    private static void converters(ConfigDef definitions, PluginChoices choices) {
        converter(definitions, "key", "Key", Converter.class, 6, choices.key());
        converter(definitions, "value", "Value", Converter.class, 8, choices.value());
        converter(definitions, "header", "Header", HeaderConverter.class, 10, choices.header());
    }

    private static void converter(
            ConfigDef definitions, String part, String title, Class<?> type, int order, PluginChoice choice) {
        String key = part + ".converter";
        definitions
                .define(
                        key,
                        CLASS,
                        choice.type().orElse(null),
                        instantiable(type),
                        LOW,
                        "Converter between the " + part + "s of this connector's records and their bytes in Kafka; the"
                                + " worker's if not given. Its own settings follow with the prefix " + key + ".",
                        COMMON,
                        order,
                        Width.SHORT,
                        title + " converter class",
                        new Suggested(choice.types()))
                .define(
                        key + ".plugin.version",
                        STRING,
                        choice.version().orElse(null),
                        VERSION,
                        LOW,
                        "Version of " + key + " to use, or a range; the newest if not given.",
                        COMMON,
                        order + 1,
                        Width.SHORT,
                        title + " converter version",
                        new Suggested(choice.versions()));
    }

    private static void records(ConfigDef definitions) {
        definitions
                .define(
                        ConnectorKeys.TRANSFORMS,
                        LIST,
                        List.of(),
                        unique("transformation"),
                        LOW,
                        "Names of the transformations every record passes, in this order. What each of them is, says"
                                + " transforms.NAME.type.",
                        "Transforms",
                        12,
                        Width.LONG,
                        "Transforms")
                .define(
                        ConnectorKeys.PREDICATES,
                        LIST,
                        List.of(),
                        unique("predicate"),
                        LOW,
                        "Names of the predicates that transformations may depend on. What each of them is, says"
                                + " predicates.NAME.type.",
                        "Predicates",
                        13,
                        Width.LONG,
                        "Predicates")
                .define(
                        ConnectorKeys.CONFIG_RELOAD,
                        STRING,
                        "restart",
                        in("none", "restart"),
                        LOW,
                        "What to do when a config provider announces that values of this configuration expire: restart the"
                                + " connector at that time, or nothing.",
                        COMMON,
                        14,
                        Width.MEDIUM,
                        "Reload Action");
    }

    private static void errors(ConfigDef definitions) {
        definitions
                .define(
                        ConnectorKeys.RETRY_TIMEOUT,
                        LONG,
                        0L,
                        MEDIUM,
                        "How long, in milliseconds, a failed conversion or transformation is tried again; 0 for not at all,"
                                + " -1 for ever.",
                        ERRORS,
                        1,
                        Width.MEDIUM,
                        "Retry Timeout for Errors")
                .define(
                        ConnectorKeys.RETRY_DELAY_MAX,
                        LONG,
                        60000L,
                        MEDIUM,
                        "Longest pause, in milliseconds, between such attempts.",
                        ERRORS,
                        2,
                        Width.MEDIUM,
                        "Maximum Delay Between Retries for Errors")
                .define(
                        ConnectorKeys.TOLERANCE,
                        STRING,
                        "none",
                        in("none", "all"),
                        MEDIUM,
                        "What a record that cannot be processed does: fail its task (none), or get skipped (all).",
                        ERRORS,
                        3,
                        Width.SHORT,
                        "Error Tolerance")
                .define(
                        ConnectorKeys.LOG_ERRORS,
                        BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether tolerated errors are written to the log as well.",
                        ERRORS,
                        4,
                        Width.SHORT,
                        "Log Errors")
                .define(
                        ConnectorKeys.LOG_MESSAGES,
                        BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether such a log line holds the record's coordinates too.",
                        ERRORS,
                        5,
                        Width.SHORT,
                        "Log Error Details");
    }

    static Rule unique(String what) {
        return Rule.of(
                "a list of different " + what + " names",
                value -> new HashSet<>((List<?>) value).size() == ((List<?>) value).size()
                        && ((List<?>) value).stream().noneMatch(name -> ((String) name).isBlank()));
    }

    static Rule instantiable(Class<?> type) {
        return Rule.of(
                "a class with a public constructor, of type " + type.getName(),
                value -> value instanceof Class<?> c
                        && type.isAssignableFrom(c)
                        && !Modifier.isAbstract(c.getModifiers())
                        && hasConstructor(c));
    }

    private static boolean hasConstructor(Class<?> type) {
        try {
            return type.getConstructor() != null;
        } catch (NoSuchMethodException | LinkageError e) {
            return false;
        }
    }

    private static boolean isVersion(String text) {
        boolean range = text.startsWith("[") || text.startsWith("(");
        return !text.isBlank() && (!range || text.endsWith("]") || text.endsWith(")"));
    }
}
