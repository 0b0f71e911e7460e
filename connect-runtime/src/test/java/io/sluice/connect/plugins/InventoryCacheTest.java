package io.sluice.connect.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCacheTest {
    /** Counts how often the class of a plugin was loaded in this JVM. */
    private static final String LOADED = "com.acme.loaded";

    private static final String COUNTS =
            "static { System.setProperty(\"" + LOADED + "\", Integer.getInteger(\"" + LOADED + "\") + 1 + \"\"); }";

    @TempDir
    Path dir;

    @TempDir
    Path cache;

    @BeforeEach
    void countFromZero() {
        System.setProperty(LOADED, "0");
    }

    @AfterEach
    void stopCounting() {
        System.clearProperty(LOADED);
    }

    private PluginIndex start(PluginDiscovery discovery) {
        return Plugins.discover(
                        new PluginSettings(List.of(dir), discovery, Optional.empty(), Optional.of(cache)),
                        getClass().getClassLoader())
                .index();
    }

    private PluginIndex start() {
        return start(PluginDiscovery.HYBRID_WARN);
    }

    private static Plugin sink(PluginIndex index, String name) {
        return index.of(PluginKind.SINK).stream()
                .filter(plugin -> plugin.className().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No sink " + name));
    }

    private Path countingSink(String version) {
        return new PluginFiles()
                .source("com.acme.CountingSink", TestSources.sink("CountingSink", version, COUNTS))
                .service(SinkConnector.class, "com.acme.CountingSink")
                .jar(dir.resolve("counting/a.jar"));
    }

    @Test
    void aSecondStartLoadsNoPluginBeforeItIsUsed() {
        countingSink("1");
        List<String> first = start().all().stream().map(Plugin::toString).toList();
        assertThat(Integer.getInteger(LOADED)).isEqualTo(1);

        PluginIndex second = start();

        assertThat(second.all()).map(Plugin::toString).isEqualTo(first);
        assertThat(Integer.getInteger(LOADED)).isEqualTo(1);
        assertThat(((SinkConnector) sink(second, "com.acme.CountingSink").newInstance()).version())
                .isEqualTo("1");
        assertThat(Integer.getInteger(LOADED)).isEqualTo(2);
    }

    @Test
    void aChangedJarIsReadAnew() throws IOException {
        Path jar = countingSink("1");
        start();
        countingSink("2");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));

        assertThat(sink(start(), "com.acme.CountingSink").version()).isEqualTo("2");
    }

    @Test
    void aJarThatCameIsFoundAndOneThatWentIsForgotten() throws IOException {
        Path jar = countingSink("1");
        start();
        Files.delete(jar);
        new PluginFiles()
                .source("com.acme.NewSink", TestSources.sink("NewSink", "1", ""))
                .jar(dir.resolve("counting/b.jar"));

        assertThat(start().of(PluginKind.SINK))
                .extracting(Plugin::className)
                .contains("com.acme.NewSink")
                .doesNotContain("com.acme.CountingSink");
    }

    @Test
    void whatCouldNotBeLoadedIsTriedAtEveryStart() {
        String failsOnce = "static { if (Integer.getInteger(\"" + LOADED + "\") == 0) throw new Error(\"not now\"); }";
        new PluginFiles()
                .source("com.acme.LateSink", TestSources.sink("LateSink", "1", failsOnce))
                .jar(dir.resolve("a.jar"));
        assertThat(start().of(PluginKind.SINK)).extracting(Plugin::className).doesNotContain("com.acme.LateSink");
        System.setProperty(LOADED, "1");

        assertThat(sink(start(), "com.acme.LateSink").version()).isEqualTo("1");
    }

    @Test
    void aLinkThatLeadsNowhereIsPassedOver() throws IOException {
        countingSink("1");
        Files.createSymbolicLink(dir.resolve("counting/gone.jar"), dir.resolve("nowhere.jar"));
        start();

        assertThat(sink(start(), "com.acme.CountingSink").version()).isEqualTo("1");
        assertThat(Integer.getInteger(LOADED)).isEqualTo(1);
    }

    @Test
    void eachModeOfDiscoveryHasItsOwnEntries() {
        new PluginFiles()
                .source("com.acme.NoManifestSink", TestSources.sink("NoManifestSink", "1", ""))
                .jar(dir.resolve("a.jar"));
        start(PluginDiscovery.ONLY_SCAN);

        assertThat(start(PluginDiscovery.SERVICE_LOAD).of(PluginKind.SINK))
                .extracting(Plugin::className)
                .doesNotContain("com.acme.NoManifestSink");
    }

    @Test
    void anEntryThatCannotBeReadIsMadeAnew() throws IOException {
        countingSink("1");
        start();
        for (Path entry : entries()) Files.writeString(entry, "{");

        assertThat(sink(start(), "com.acme.CountingSink").version()).isEqualTo("1");
        assertThat(Integer.getInteger(LOADED)).isEqualTo(2);
    }

    @Test
    void entriesThatNobodyUsedForLongAreDeleted() throws IOException {
        countingSink("1");
        start();
        List<Path> old = entries();
        for (Path entry : old)
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(Duration.ofDays(100))));
        start(PluginDiscovery.ONLY_SCAN);

        assertThat(entries()).doesNotContainAnyElementsOf(old).isNotEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTime() throws IOException {
        countingSink("1");
        Path file = Files.createFile(cache.resolve("a file"));
        var settings =
                new PluginSettings(List.of(dir), PluginDiscovery.HYBRID_WARN, Optional.empty(), Optional.of(file));

        PluginIndex index =
                Plugins.discover(settings, getClass().getClassLoader()).index();

        assertThat(sink(index, "com.acme.CountingSink").version()).isEqualTo("1");
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }
}
