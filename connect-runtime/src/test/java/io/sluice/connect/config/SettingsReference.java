package io.sluice.connect.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Writes {@code docs/settings.md} from the definitions of settings. */
final class SettingsReference {
    private static final String OPENING =
            """
            # Settings

            Every setting of workers and of connectors, written from the definitions that the worker itself goes by. Settings
            without a default have to be given. Within a section the important ones come first. Which of them have no effect
            yet is listed in [compatibility.md](compatibility.md).

            A worker also passes on to its Kafka clients every client setting it is given without a prefix (such as
            `security.protocol`), and to the clients of connectors those with the prefixes `producer.`, `consumer.` and
            `admin.`. A connector may say otherwise with `producer.override.`, `consumer.override.` and `admin.override.`, as
            far as `connector.client.config.override.policy` allows. Settings that follow the name of a converter
            (`value.converter.schemas.enable`) are given to that converter without its prefix; those that follow the alias of
            a transform (`transforms.mask.fields`) or predicate, to it.
            """;

    private static final String CLIENTS =
            """

            ## TLS and SASL

            Defined by the Kafka clients and explained in their documentation. The worker takes those that begin with `ssl.`
            for its own clients and, where none are given with the prefix `listeners.https.`, for its HTTPS listeners; those
            that begin with `sasl.` for its clients. They are also available with the prefixes named at the top.

            | Setting | Type | Default |
            |---|---|---|
            """;
    private static final String ONE_GROUP = "topic.creation.GROUP.";
    private static final ConfigDef OF_CLIENTS =
            new ConfigDef().withClientSslSupport().withClientSaslSupport();

    private SettingsReference() {}

    static String page() {
        ConfigDef common = WorkerDefinitions.common();
        PluginChoices unknown = PluginChoices.unknown();
        ConfigDef base = ConnectorDefinitions.base(unknown);
        StringBuilder page = new StringBuilder(OPENING);
        section(page, "Workers in either mode", common, SettingsReference::isOurs);
        section(
                page,
                "Workers in distributed mode",
                without(WorkerSettings.definitions(true), common),
                SettingsReference::isOurs);
        section(
                page,
                "Workers in standalone mode",
                without(WorkerSettings.definitions(false), common),
                SettingsReference::isOurs);
        section(page, "Additions of Sluice", WorkerDefinitions.sluice(), key -> true);
        section(page, "Connectors of either kind", base, key -> true);
        section(page, "Source connectors", without(ConnectorDefinitions.source(unknown), base), key -> true);
        section(
                page,
                "Topics that a source has created: the default group",
                prefixed("topic.creation.default.", SourceDefinitions.defaultTopicGroup()),
                key -> true);
        section(
                page,
                "Topics that a source has created: a group of topic.creation.groups",
                prefixed(ONE_GROUP, SourceDefinitions.topicGroup("GROUP", 1, (short) 1)),
                key -> true);
        section(page, "Sink connectors", without(ConnectorDefinitions.sink(unknown), base), key -> true);
        clients(page);
        return page.toString();
    }

    /** Settings that the Kafka clients define are explained by their documentation, not here. */
    private static boolean isOurs(ConfigKey key) {
        return !OF_CLIENTS.names().contains(key.name);
    }

    private static void clients(StringBuilder page) {
        page.append(CLIENTS);
        List<ConfigKey> keys = new ArrayList<>(OF_CLIENTS.configKeys().values());
        keys.sort(Comparator.comparing(key -> key.name));
        for (ConfigKey key : keys) page.append("| `%s` | %s | %s |\n".formatted(key.name, type(key), defaultOf(key)));
    }

    private static ConfigDef without(ConfigDef all, ConfigDef known) {
        Map<String, ConfigKey> rest = new TreeMap<>(all.configKeys());
        Set<String> seen = known.names();
        ConfigDef definitions = new ConfigDef();
        rest.values().stream().filter(key -> !seen.contains(key.name)).forEach(definitions::define);
        return definitions;
    }

    private static ConfigDef prefixed(String prefix, ConfigDef group) {
        ConfigDef prefixed = new ConfigDef();
        prefixed.embed(prefix, "", 0, group);
        return prefixed;
    }

    private static void section(StringBuilder page, String title, ConfigDef definitions, Predicate<ConfigKey> which) {
        page.append("\n## ").append(title).append("\n\n| Setting | Type | Default | Meaning |\n|---|---|---|---|\n");
        List<ConfigKey> keys = new ArrayList<>(definitions.configKeys().values());
        keys.removeIf(which.negate());
        keys.sort(Comparator.comparing((ConfigKey key) -> key.importance).thenComparing(key -> key.name));
        for (ConfigKey key : keys)
            page.append("| `%s` | %s | %s | %s |\n".formatted(key.name, type(key), defaultOf(key), meaning(key)));
    }

    private static String type(ConfigKey key) {
        return key.type.name().toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) return "**required**";
        if (key.name.startsWith(ONE_GROUP) && key.defaultValue instanceof Number) return "that of the default group";
        String text = ConfigDef.convertToString(key.defaultValue, key.type);
        return text == null || text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String meaning(ConfigKey key) {
        String allowed = key.validator == null ? "" : key.validator.toString();
        String readable =
                allowed.isBlank() || allowed.contains("$") || allowed.contains("@") ? "" : " Allowed: " + allowed + ".";
        return cell(key.documentation.strip() + readable);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
