package io.sluice.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginFiles;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.TestSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPathCommandTest {
    @TempDir
    Path dir;

    private String output;

    private int run(String... args) {
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return PluginPathCommand.run(args);
        } finally {
            System.setOut(before);
            output = out.toString(StandardCharsets.UTF_8);
        }
    }

    private void threeLocations() {
        jarOf("JarSink").jar(dir.resolve("alone.jar"));
        jarOf("LibSink").jar(dir.resolve("jars/lib/a.jar"));
        jarOf("ClassSink").folder(dir.resolve("classes"));
    }

    private static PluginFiles jarOf(String name) {
        return new PluginFiles().source("com.acme." + name, TestSources.sink(name, "1.1", ""));
    }

    private List<String> foundByManifests() {
        var settings =
                new PluginSettings(List.of(dir), PluginDiscovery.SERVICE_LOAD, Optional.empty(), Optional.empty());
        return Plugins.discover(settings, getClass().getClassLoader()).index().of(PluginKind.SINK).stream()
                .map(Plugin::className)
                .filter(name -> name.startsWith("com.acme."))
                .toList();
    }

    @Test
    void listsPluginsWithTheirNamesAndWhetherAManifestNamesThem() {
        jarOf("LoneSinkConnector").jar(dir.resolve("a.jar"));
        jarOf("KnownSink").service(SinkConnector.class, "com.acme.KnownSink").jar(dir.resolve("b.jar"));

        assertThat(run("list", "--plugin-path", dir.toString())).isZero();

        assertThat(output.lines())
                .startsWith(
                        "pluginName\tfirstAlias\tsecondAlias\tpluginVersion\tpluginType\tisLoadable\thasManifest\tpluginLocation")
                .contains(
                        "com.acme.LoneSinkConnector\tLoneSinkConnector\tLoneSink\t1.1\tsink\ttrue\tfalse\t"
                                + dir.resolve("a.jar"),
                        "com.acme.KnownSink\tKnownSink\tN/A\t1.1\tsink\ttrue\ttrue\t" + dir.resolve("b.jar"),
                        "Total plugins:      \t2",
                        "Compatible plugins: \t1");
    }

    @Test
    void makesPluginsOfAllKindsOfLocationsKnownByManifests() {
        threeLocations();
        assertThat(foundByManifests()).isEmpty();

        assertThat(run("sync-manifests", "--plugin-path", dir.toString())).isZero();

        assertThat(foundByManifests())
                .containsExactlyInAnyOrder("com.acme.JarSink", "com.acme.LibSink", "com.acme.ClassSink");
        assertThat(dir.resolve("jars/connect-plugin-path-shim-1.0.0.jar")).exists();
        assertThat(run("sync-manifests", "--plugin-path", dir.toString())).isZero();
        assertThat(output).contains("complete");
    }

    @Test
    void aDryRunSaysWhatIsMissingAndChangesNothing() throws IOException {
        threeLocations();
        byte[] before = Files.readAllBytes(dir.resolve("alone.jar"));

        assertThat(run("sync-manifests", "--dry-run", "--plugin-path", dir.toString()))
                .isZero();

        assertThat(output).contains("com.acme.JarSink", "com.acme.LibSink", "com.acme.ClassSink");
        assertThat(foundByManifests()).isEmpty();
        assertThat(Files.readAllBytes(dir.resolve("alone.jar"))).isEqualTo(before);
    }

    @Test
    void takesOutOfManifestsWhatIsNotThereUnlessToldToKeepIt() throws IOException {
        jarOf("KnownSink")
                .service(SinkConnector.class, "# by hand", "com.acme.KnownSink", "com.acme.GoneSink # once")
                .folder(dir.resolve("classes"));
        Path manifest = dir.resolve("classes/META-INF/services/" + SinkConnector.class.getName());

        assertThat(run(
                        "sync-manifests",
                        "--keep-not-found",
                        "--plugin-location",
                        dir.resolve("classes").toString()))
                .isZero();
        assertThat(manifest).content().contains("GoneSink");

        assertThat(run(
                        "sync-manifests",
                        "--plugin-location",
                        dir.resolve("classes").toString()))
                .isZero();
        assertThat(Files.readAllLines(manifest)).containsExactly("# by hand", "com.acme.KnownSink");
    }

    @Test
    void takesThePathFromAWorkersSettings() throws IOException {
        jarOf("JarSink").jar(dir.resolve("plugins/a.jar"));
        Path settings = Files.writeString(dir.resolve("worker.properties"), "plugin.path=" + dir.resolve("plugins"));

        assertThat(run("list", "--worker-config", settings.toString())).isZero();

        assertThat(output).contains("com.acme.JarSink");
    }

    @Test
    void refusesToLookNowhereOrWhereNothingIs() {
        assertThat(run("list")).isEqualTo(1);
        assertThat(run("list", "--plugin-location", dir.resolve("nowhere").toString()))
                .isEqualTo(1);
    }
}
