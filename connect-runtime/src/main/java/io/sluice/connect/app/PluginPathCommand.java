package io.sluice.connect.app;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.plugins.ManifestChange;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.PluginSurvey;
import io.sluice.connect.plugins.PluginSurvey.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Tells what a plugin path holds, and makes its manifests complete, so that workers need not read all classes to find the
 * plugins. Options and the columns of the list are those of KIP-898.
 */
@CommandLine.Command(
        name = "connect-plugin-path",
        description = "Lists the plugins of plugin.path, and keeps their manifests complete.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | sync-manifests)")
public final class PluginPathCommand {
    private static final String NONE = "N/A";

    @Spec
    private CommandSpec spec;

    private PluginPathCommand() {}

    /** Runs the command and ends the JVM with what {@link #run} gives. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the command; 0 done, 1 wrong usage, 2 something could not be read or written. */
    static int run(String... args) {
        return Command.execute(new PluginPathCommand(), args);
    }

    /** Where to look. */
    static final class Where {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private Places places;

        static final class Places {
            @Option(
                    names = "--plugin-location",
                    paramLabel = "LOCATION",
                    description = "One location: a folder of jars or classes, or a jar.")
            private List<Path> locations = new ArrayList<>();

            @Option(
                    names = "--plugin-path",
                    paramLabel = "PATH",
                    description = "Folders of locations, separated by commas.")
            private List<String> paths = new ArrayList<>();

            @Option(
                    names = "--worker-config",
                    paramLabel = "FILE",
                    description = "A worker's properties, for the plugin.path in them.")
            private List<Path> workers = new ArrayList<>();
        }

        PluginSurvey survey(CommandSpec spec) {
            List<Path> folders = new ArrayList<>();
            places.paths.forEach(path -> folders.addAll(existing(
                    spec, PluginSettings.of(Map.of("plugin.path", path)).path())));
            for (Path worker : places.workers)
                folders.addAll(
                        existing(spec, PluginSettings.of(Command.read(worker)).path()));
            var settings = new PluginSettings(folders, PluginDiscovery.HYBRID_WARN, Optional.empty(), Optional.empty());
            return PluginSurvey.of(
                    settings, existing(spec, places.locations), PluginPathCommand.class.getClassLoader());
        }

        private static List<Path> existing(CommandSpec spec, List<Path> paths) {
            for (Path path : paths)
                if (!Files.exists(path))
                    throw new ParameterException(spec.commandLine(), "There is no " + path + ". Correct the path");
            return paths;
        }
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists every plugin with its names, version, kind and location, whether it can be loaded and"
                    + " whether a manifest names it.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Where where) {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = where.survey(spec).findings();
        out.println(
                "pluginName\tfirstAlias\tsecondAlias\tpluginVersion\tpluginType\tisLoadable\thasManifest\tpluginLocation");
        for (Finding finding : findings) out.println(row(finding));
        out.println();
        out.println("Total plugins:      \t" + findings.size());
        out.println("Loadable plugins:   \t"
                + findings.stream().filter(Finding::loadable).count());
        out.println("Compatible plugins: \t"
                + findings.stream()
                        .filter(finding -> finding.loadable() == finding.declared())
                        .count());
        return 0;
    }

    private static String row(Finding finding) {
        List<String> aliases = finding.aliases();
        return String.join(
                "\t",
                finding.className(),
                aliases.get(0),
                aliases.size() > 1 ? aliases.get(1) : NONE,
                finding.version(),
                finding.kind().text(),
                Boolean.toString(finding.loadable()),
                Boolean.toString(finding.declared()),
                finding.location());
    }

    @CommandLine.Command(
            name = "sync-manifests",
            description =
                    "Adds to manifests what they miss, and takes from them what is not there, so that workers find"
                            + " all plugins with plugin.discovery=service_load.",
            mixinStandardHelpOptions = true)
    int syncManifests(
            @Mixin Where where,
            @Option(names = "--dry-run", description = "Says what would be changed, and changes nothing.")
                    boolean dryRun,
            @Option(names = "--keep-not-found", description = "Leaves in manifests what is not there.")
                    boolean keepNotFound)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<ManifestChange> changes = where.survey(spec).changes(keepNotFound);
        for (ManifestChange change : changes) {
            out.println((dryRun ? "Would change " : "Changing ") + change.target());
            print(out, "Add", change.missing());
            print(out, "Remove", change.stale());
            if (!dryRun) change.apply();
        }
        out.println(
                changes.isEmpty()
                        ? "All manifests are complete."
                        : changes.size() + (dryRun ? " locations need" : " locations got") + " other manifests.");
        return 0;
    }

    private static void print(PrintWriter out, String what, Map<PluginKind, Set<String>> plugins) {
        plugins.forEach((kind, names) ->
                names.forEach(name -> out.println("\t" + what + "\t" + name + " (" + kind.text() + ")")));
    }
}
