package io.sluice.connect.worker.validation;

import io.sluice.connect.plugins.ConverterRole;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginFailure;
import io.sluice.connect.plugins.PluginScope;
import io.sluice.connect.plugins.UnknownPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.storage.ConverterConfig;

/** Checks the settings of the converters a connector names itself; the worker's were checked when it started. */
record ConverterSettings(Converters converters) {
    private static final List<ConverterRole> ORDER =
            List.of(ConverterRole.HEADER, ConverterRole.KEY, ConverterRole.VALUE);

    void check(Plugin connector, Map<String, String> config, Verdicts verdicts, Job.Progress progress) {
        for (ConverterRole role : ORDER) {
            if (config.get(role.key()) != null && verdicts.value(role.key()) != null) {
                check(role, connector, config, verdicts, progress);
            }
        }
    }

    private void check(
            ConverterRole role,
            Plugin connector,
            Map<String, String> config,
            Verdicts verdicts,
            Job.Progress progress) {
        String prefix = role.key() + ".";
        try {
            Plugin converter = converters.plugin(role, config, connector);
            progress.at("config of " + converter.className());
            ConfigDef definitions = BaseDefinitions.configOf(converter);
            List<ConfigValue> values;
            try (PluginScope scope = converter.enter()) {
                values = definitions.validate(settings(role, config));
            }
            values.forEach(
                    value -> verdicts.define(prefix, definitions.configKeys().get(value.name())));
            verdicts.judge(prefix, values);
        } catch (UnknownPlugin e) {
            verdicts.error(role.key(), e.getMessage());
            if (e.onlyVersionMissing()) {
                verdicts.error(role.versionKey(), e.getMessage());
            }
        } catch (PluginFailure | IllegalArgumentException e) {
            verdicts.error(role.key(), e.getMessage());
        }
    }

    private static Map<String, String> settings(ConverterRole role, Map<String, String> config) {
        Map<String, String> settings = new LinkedHashMap<>();
        String prefix = role.key() + ".";
        config.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        settings.put(ConverterConfig.TYPE_CONFIG, role.type().getName());
        return settings;
    }
}
