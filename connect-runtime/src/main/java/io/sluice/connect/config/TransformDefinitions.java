package io.sluice.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.CLASS;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Adds the settings of each transformation and predicate a connector names. */
public final class TransformDefinitions {
    private TransformDefinitions() {}

    /** @param own the transformation's own settings; empty while it is not known */
    public static void addTransform(ConfigDef definitions, String alias, PluginChoice choice, Optional<ConfigDef> own) {
        String prefix = "transforms." + alias + ".";
        String group = "Transforms: " + alias;
        addPlugin(definitions, prefix, group, "Transformation", alias, Transformation.class, choice);
        own.ifPresent(settings -> {
            ConfigDef all = new ConfigDef(settings);
            if (!all.names().contains("negate")) {
                all.define("negate", BOOLEAN, false, MEDIUM, "Whether the predicate applies the other way round.");
            }
            if (!all.names().contains("predicate")) {
                all.define(
                        "predicate",
                        STRING,
                        null,
                        MEDIUM,
                        "Name of a predicate; records it does not hold for pass this transformation by.");
            }
            definitions.embed(prefix, group, 2, all);
        });
    }

    /** @param own the predicate's own settings; empty while it is not known */
    public static void addPredicate(ConfigDef definitions, String alias, PluginChoice choice, Optional<ConfigDef> own) {
        String prefix = "predicates." + alias + ".";
        String group = "Predicates: " + alias;
        addPlugin(definitions, prefix, group, "Predicate", alias, Predicate.class, choice);
        own.ifPresent(settings -> definitions.embed(prefix, group, 2, settings));
    }

    private static void addPlugin(
            ConfigDef definitions,
            String prefix,
            String group,
            String kind,
            String alias,
            Class<?> type,
            PluginChoice choice) {
        definitions
                .define(
                        prefix + "type",
                        CLASS,
                        NO_DEFAULT_VALUE,
                        ConnectorDefinitions.instantiable(type),
                        HIGH,
                        "Class of this " + kind.toLowerCase(Locale.ROOT) + ".",
                        group,
                        0,
                        Width.LONG,
                        kind + " type for " + alias,
                        new Suggested(choice.types()))
                .define(
                        prefix + "plugin.version",
                        STRING,
                        choice.version().orElse(null),
                        HIGH,
                        "Version of this class to use, or a range; the newest if not given.",
                        group,
                        1,
                        Width.LONG,
                        kind + " version for " + alias,
                        new Suggested(choice.versions()));
    }
}
