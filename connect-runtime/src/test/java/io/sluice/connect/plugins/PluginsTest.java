package io.sluice.connect.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir
    Path dir;

    private Plugins discover(PluginDiscovery discovery) {
        return Plugins.discover(
                new PluginSettings(List.of(dir), discovery, Optional.empty(), Optional.empty()),
                getClass().getClassLoader());
    }

    private Plugins discover() {
        return discover(PluginDiscovery.HYBRID_WARN);
    }

    @Test
    void findsPluginsInJarsFoldersOfJarsClassFoldersAndLinks() throws IOException {
        new PluginFiles()
                .source("com.acme.UberSink", TestSources.sink("UberSink", "1", ""))
                .jar(dir.resolve("uber.jar"));
        new PluginFiles()
                .source("com.acme.JarSink", TestSources.sink("JarSink", "1", ""))
                .jar(dir.resolve("jars/lib/a.jar"));
        new PluginFiles()
                .source("com.acme.ClassSink", TestSources.sink("ClassSink", "1", ""))
                .folder(dir.resolve("classes"));
        Path elsewhere = Files.createTempDirectory("elsewhere");
        new PluginFiles()
                .source("com.acme.LinkSink", TestSources.sink("LinkSink", "1", ""))
                .jar(elsewhere.resolve("b.jar"));
        Files.createSymbolicLink(dir.resolve("link"), elsewhere);

        Plugins plugins = discover();

        assertThat(plugins.index().of(PluginKind.SINK))
                .extracting(Plugin::className)
                .contains("com.acme.UberSink", "com.acme.JarSink", "com.acme.ClassSink", "com.acme.LinkSink");
    }

    @Test
    void leavesOutWhatIsBrokenAndKeepsTheRest() throws IOException {
        Files.createDirectories(dir.resolve("broken"));
        Files.writeString(dir.resolve("broken/no.jar"), "this is no archive");
        new PluginFiles()
                .source(
                        "com.acme.ThrowingSink",
                        TestSources.sink(
                                "ThrowingSink",
                                "1",
                                "static { boom(); } static void boom() { throw new Error(\"boom\"); }"))
                .source("com.acme.GoodSink", TestSources.sink("GoodSink", "1", ""))
                .service(SinkConnector.class, "com.acme.ThrowingSink", "com.acme.AbsentSink", "com.acme.GoodSink")
                .jar(dir.resolve("broken/yes.jar"));

        Plugins plugins = discover();

        assertThat(plugins.index().of(PluginKind.SINK))
                .extracting(Plugin::className)
                .contains("com.acme.GoodSink")
                .doesNotContain("com.acme.ThrowingSink", "com.acme.AbsentSink");
    }

    @Test
    void findsPluginsOfTheWorkersClassPath() {
        Plugins plugins =
                Plugins.discover(PluginSettings.classPathOnly(), getClass().getClassLoader());

        assertThat(plugins.index().of(PluginKind.CONVERTER))
                .extracting(Plugin::className)
                .contains("org.apache.kafka.connect.storage.StringConverter");
        assertThat(plugins.index().of(PluginKind.CONFIG_PROVIDER))
                .extracting(Plugin::className)
                .contains("org.apache.kafka.common.config.provider.FileConfigProvider");
    }

    @Test
    void findsPluginsBesideTheDistribution() {
        Path home = dir.resolve("home");
        new PluginFiles()
                .source("com.acme.HomeSink", TestSources.sink("HomeSink", "1", ""))
                .jar(home.resolve("plugins/x/a.jar"));

        Plugins plugins = Plugins.discover(
                new PluginSettings(List.of(), PluginDiscovery.HYBRID_WARN, Optional.of(home), Optional.empty()),
                getClass().getClassLoader());

        assertThat(plugins.newConnector("HomeSink", VersionRange.any()).version())
                .isEqualTo("1");
    }

    @Test
    void recognisesAPluginThatExtendsOneOfTheWorkers() {
        new PluginFiles()
                .source(
                        "com.acme.MyConverter",
                        "package com.acme; public class MyConverter extends org.apache.kafka.connect.storage.StringConverter {}")
                .jar(dir.resolve("a.jar"));

        assertThat(discover().index().of(PluginKind.CONVERTER))
                .extracting(Plugin::className)
                .contains("com.acme.MyConverter");
    }

    @Test
    void readsOnlyManifestsWhenToldSo() {
        new PluginFiles()
                .source("com.acme.NoManifestSink", TestSources.sink("NoManifestSink", "1", ""))
                .jar(dir.resolve("a.jar"));
        new PluginFiles()
                .source("com.acme.DeclaredSink", TestSources.sink("DeclaredSink", "1", ""))
                .service(SinkConnector.class, "com.acme.DeclaredSink")
                .jar(dir.resolve("b.jar"));

        assertThat(discover(PluginDiscovery.SERVICE_LOAD).index().of(PluginKind.SINK))
                .extracting(Plugin::className)
                .contains("com.acme.DeclaredSink")
                .doesNotContain("com.acme.NoManifestSink");
    }

    @Test
    void refusesUndeclaredPluginsWhenToldSo() {
        new PluginFiles()
                .source("com.acme.NoManifestSink", TestSources.sink("NoManifestSink", "1", ""))
                .jar(dir.resolve("a.jar"));

        assertThatThrownBy(() -> discover(PluginDiscovery.HYBRID_FAIL)).hasMessageContaining("com.acme.NoManifestSink");
    }

    @Test
    void answersToShortNamesInTheRightCaseOnly() {
        new PluginFiles()
                .source("com.acme.GoodSinkConnector", TestSources.sink("GoodSinkConnector", "1", ""))
                .jar(dir.resolve("a.jar"));
        Plugins plugins = discover();

        assertThat(plugins.connector("GoodSink", VersionRange.any()).className())
                .isEqualTo("com.acme.GoodSinkConnector");
        assertThat(plugins.connector("GoodSinkConnector", VersionRange.any()).className())
                .isEqualTo("com.acme.GoodSinkConnector");
        assertThatThrownBy(() -> plugins.connector("goodsink", VersionRange.any()))
                .isInstanceOf(UnknownPlugin.class)
                .hasMessageContaining("did you mean com.acme.GoodSinkConnector")
                .hasMessageContaining("2 locations");
    }

    @Test
    void refusesAShortNameThatSeveralPluginsShare() {
        new PluginFiles()
                .source("com.acme.TwinSink", TestSources.sink("TwinSink", "1", ""))
                .jar(dir.resolve("a.jar"));
        new PluginFiles()
                .source(
                        "com.acme.other.TwinSink",
                        TestSources.sink("TwinSink", "1", "").replace("package com.acme", "package com.acme.other"))
                .jar(dir.resolve("b.jar"));

        Plugins plugins = discover();

        assertThatThrownBy(() -> plugins.connector("TwinSink", VersionRange.any()))
                .hasMessageContaining("com.acme.TwinSink, com.acme.other.TwinSink");
    }

    @Test
    void takesTheNewestVersionThatWillDo() {
        for (String version : List.of("1.2", "1.10", "2.0-rc1")) {
            new PluginFiles()
                    .source("com.acme.ManySink", TestSources.sink("ManySink", version, ""))
                    .jar(dir.resolve(version + "/a.jar"));
        }
        Plugins plugins = discover();

        assertThat(plugins.newConnector("ManySink", VersionRange.any()).version())
                .isEqualTo("2.0-rc1");
        assertThat(plugins.newConnector("ManySink", VersionRange.parse("[1.0,2.0-rc1)"))
                        .version())
                .isEqualTo("1.10");
        assertThat(plugins.newConnector("ManySink", VersionRange.parse("1.2")).version())
                .isEqualTo("1.2");
        assertThatThrownBy(() -> plugins.newConnector("ManySink", VersionRange.parse("9")))
                .isInstanceOfSatisfying(UnknownPlugin.class, e -> assertThat(e.onlyVersionMissing())
                        .isTrue())
                .hasMessageContaining("2.0-rc1, 1.10, 1.2");
    }

    @Test
    void prefersTheConverterNextToTheConnector() {
        new PluginFiles()
                .source("com.acme.Text", TestSources.converter("Text", "alone"))
                .jar(dir.resolve("alone/a.jar"));
        new PluginFiles()
                .source("com.acme.WithText", TestSources.sink("WithText", "1", ""))
                .source("com.acme.Text", TestSources.converter("Text", "beside"))
                .jar(dir.resolve("zz/b.jar"));
        Plugins plugins = discover();
        Plugin connector = plugins.connector("WithText", VersionRange.any());

        assertThat(plugins.newConverter("com.acme.Text", VersionRange.any(), Optional.of(connector))
                        .fromConnectData("t", null, null))
                .asString()
                .isEqualTo("beside");
        assertThat(plugins.newConverter("com.acme.Text", VersionRange.any(), Optional.empty())
                        .fromConnectData("t", null, null))
                .asString()
                .isEqualTo("alone");
    }
}
