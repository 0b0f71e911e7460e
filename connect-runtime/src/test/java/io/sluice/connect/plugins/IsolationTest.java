package io.sluice.connect.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin sees of the worker, and what it does not. */
class IsolationTest {
    @TempDir
    Path dir;

    private ClassLoader loader;

    @BeforeEach
    void install() {
        new PluginFiles()
                .source("com.acme.LoneSink", TestSources.sink("LoneSink", "1", ""))
                // copies of what the worker has, as published plugins carry them
                .source(
                        "org.apache.kafka.connect.data.Schema",
                        "package org.apache.kafka.connect.data; public class Schema {}")
                .source("org.slf4j.Logger", "package org.slf4j; public class Logger {}")
                .source(
                        "com.fasterxml.jackson.databind.JsonNode",
                        "package com.fasterxml.jackson.databind; public class JsonNode {}")
                .source(
                        "org.apache.kafka.connect.file.FileStreamSink",
                        "package org.apache.kafka.connect.file; public class FileStreamSink {}")
                .source(
                        "org.apache.kafka.connect.json.JsonConverterConfig",
                        "package org.apache.kafka.connect.json; public class JsonConverterConfig {}")
                // what the worker lacks
                .source(
                        "org.apache.kafka.connect.runtime.OnlyThePeerHasIt",
                        "package org.apache.kafka.connect.runtime; public class OnlyThePeerHasIt {}")
                .resource("own.txt", "here")
                .resource("META-INF/services/com.acme.Spi", "com.acme.Impl")
                .jar(dir.resolve("lone/lone.jar"));
        loader = Plugins.discover(
                        new PluginSettings(
                                List.of(dir), PluginDiscovery.HYBRID_WARN, Optional.empty(), Optional.empty()),
                        getClass().getClassLoader())
                .connector("LoneSink", VersionRange.any())
                .loader();
    }

    private boolean isOwn(String className) throws ClassNotFoundException {
        return loader.loadClass(className).getClassLoader() == loader;
    }

    @Test
    void takesTheApiTheClientsAndTheLoggerFromTheWorker() throws ClassNotFoundException {
        assertThat(isOwn("org.apache.kafka.connect.data.Schema")).isFalse();
        assertThat(isOwn("org.slf4j.Logger")).isFalse();
        assertThat(isOwn("org.apache.kafka.connect.json.JsonConverterConfig")).isFalse();
        assertThat(loader.loadClass("com.acme.LoneSink").getSuperclass().getSuperclass())
                .isEqualTo(Connector.class);
    }

    @Test
    void takesLibrariesFromThePluginIfItBringsThem() throws ClassNotFoundException {
        assertThat(isOwn("com.fasterxml.jackson.databind.JsonNode")).isTrue();
    }

    @Test
    void takesLibrariesFromTheWorkerIfThePluginBringsNone() throws ClassNotFoundException {
        assertThat(loader.loadClass("com.fasterxml.jackson.databind.node.ObjectNode")
                        .getClassLoader())
                .isEqualTo(JsonNode.class.getClassLoader());
    }

    @Test
    void takesConnectorsUnderTheApisNameFromThePlugin() throws ClassNotFoundException {
        assertThat(isOwn("org.apache.kafka.connect.file.FileStreamSink")).isTrue();
    }

    @Test
    void fallsBackToThePluginWhereTheWorkerLacksAClass() throws ClassNotFoundException {
        assertThat(isOwn("org.apache.kafka.connect.runtime.OnlyThePeerHasIt")).isTrue();
    }

    @Test
    void hidesServicesOfTheWorkersLibraries() throws IOException {
        String jackson = "META-INF/services/com.fasterxml.jackson.core.ObjectCodec";
        assertThat(getClass().getClassLoader().getResource(jackson)).isNotNull();

        assertThat(loader.getResource(jackson)).isNull();
        assertThat(Collections.list(loader.getResources(jackson))).isEmpty();
        assertThat(Collections.list(loader.getResources("META-INF/services/com.acme.Spi")))
                .hasSize(1);
    }

    @Test
    void showsServicesOfTheApi() {
        assertThat(ServiceLoader.load(Converter.class, loader).stream()
                        .map(provider -> provider.type().getName()))
                .contains("org.apache.kafka.connect.storage.StringConverter");
    }

    @Test
    void findsResourcesOfThePluginBeforeThoseOfTheWorker() throws IOException {
        List<URL> manifests = Collections.list(loader.getResources("own.txt"));

        assertThat(manifests).hasSize(1);
        assertThat(loader.getResource("contract/workers.json")).isNotNull();
    }
}
