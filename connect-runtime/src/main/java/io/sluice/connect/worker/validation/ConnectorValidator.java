package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.InvalidSettings;
import io.sluice.connect.config.ResolvedConfig;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginFailure;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.PluginScope;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.UnknownPlugin;
import io.sluice.connect.plugins.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.source.SourceConnector;

/** One validation after the other, on the thread that calls; says at each step whose code it is about to run. */
final class ConnectorValidator {
    private final Plugins plugins;
    private final ConfigProviders providers;
    private final BaseDefinitions definitions;
    private final ConverterSettings converters;
    private final ClientOverrides overrides;
    private final CrossRules rules;

    ConnectorValidator(
            Plugins plugins,
            ConfigProviders providers,
            BaseDefinitions definitions,
            ConverterSettings converters,
            ClientOverrides overrides,
            CrossRules rules) {
        this.plugins = plugins;
        this.providers = providers;
        this.definitions = definitions;
        this.converters = converters;
        this.overrides = overrides;
        this.rules = rules;
    }

    ValidationResult validate(Map<String, String> templates, Job.Progress progress) {
        progress.at("asking config providers");
        ResolvedConfig config = providers.resolve(templates);
        String className = required(templates, config);
        Verdicts verdicts = new Verdicts(config);
        Plugin plugin;
        try {
            plugin = plugins.connector(className, range(templates, config));
        } catch (UnknownPlugin e) {
            if (!e.onlyVersionMissing()) {
                throw e;
            }
            return versionMissing(config, verdicts, e.getMessage());
        }
        judge(plugin, config.values(), verdicts, progress);
        config.failures().forEach(verdicts::error);
        return verdicts.result(templates.get(ConnectorKeys.CONNECTOR_CLASS));
    }

    private static String required(Map<String, String> templates, ResolvedConfig config) {
        String className = config.values().get(ConnectorKeys.CONNECTOR_CLASS);
        if (className == null || className.isBlank()) {
            throw refused(templates, ConnectorKeys.CONNECTOR_CLASS + " is missing: it names the plugin to run");
        }
        return className.strip();
    }

    private static VersionRange range(Map<String, String> templates, ResolvedConfig config) {
        try {
            return VersionRange.parse(config.values().get(ConnectorKeys.CONNECTOR_VERSION));
        } catch (IllegalArgumentException e) {
            throw refused(templates, ConnectorKeys.CONNECTOR_VERSION + ": " + e.getMessage());
        }
    }

    private static InvalidSettings refused(Map<String, String> templates, String problem) {
        return new InvalidSettings(
                "The configuration of connector " + templates.get(ConnectorKeys.NAME), List.of(problem));
    }

    private ValidationResult versionMissing(ResolvedConfig config, Verdicts verdicts, String problem) {
        ConfigDef base = definitions.withoutPlugin(config.values());
        verdicts.define("", base);
        try (PluginScope scope = plugins.enterNaming(Optional.empty())) {
            verdicts.judge("", base.validate(config.values()));
        }
        verdicts.error(ConnectorKeys.CONNECTOR_CLASS, problem);
        verdicts.error(ConnectorKeys.CONNECTOR_VERSION, problem);
        return verdicts.result(config.templates().get(ConnectorKeys.CONNECTOR_CLASS));
    }

    private void judge(Plugin plugin, Map<String, String> config, Verdicts verdicts, Job.Progress progress) {
        String className = plugin.className();
        progress.at("constructor of " + className);
        Connector connector = (Connector) plugin.newInstance();
        ConfigDef base;
        try (PluginScope scope = plugins.enterNaming(Optional.of(plugin))) {
            base = definitions.of(plugin, config, progress);
            verdicts.define("", base);
            verdicts.judge("", base.validateAll(config).values());
        }
        rules.common(config, verdicts);
        try (PluginScope scope = plugin.enter()) {
            ask(plugin, connector, config, verdicts, progress);
        }
        converters.check(plugin, config, verdicts, progress);
        progress.at("client override policy " + overrides.policy().getClass().getName());
        overrides.check(plugin, config, verdicts);
    }

    private void ask(
            Plugin plugin, Connector connector, Map<String, String> config, Verdicts verdicts, Job.Progress progress) {
        try {
            if (plugin.kind() == PluginKind.SOURCE) {
                progress.at("exactlyOnceSupport of " + plugin.className());
                rules.source((SourceConnector) connector, config, verdicts);
            } else {
                rules.sink(config, verdicts);
            }
            progress.at("config of " + plugin.className());
            ConfigDef own = connector.config();
            if (own == null) {
                throw new IllegalStateException("its config() returned null");
            }
            verdicts.define("", own);
            progress.at("validate of " + plugin.className());
            Config judged = connector.validate(config);
            if (judged == null) {
                throw new IllegalStateException("its validate() returned null");
            }
            verdicts.judge("", judged.configValues());
        } catch (RuntimeException | LinkageError e) { // plugin code
            throw new PluginFailure("validate a configuration with", plugin, e);
        }
    }
}
