package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker on its own: connectors from files, offsets in a file, and what it says of files it cannot use. */
class StandaloneTest {

    private static final Path SCRIPT =
            Path.of(System.getProperty("sluice.dist")).resolve("bin/connect-standalone.sh");

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void runsConnectorsOfPropertiesAndOfJson() throws Exception {
        Path properties = write("one.properties", "name=one\nconnector.class=FileStreamSource\nfile=in\ntopic=one\n");
        Path flat = write(
                "two.json",
                "{\"name\": \"two\", \"connector.class\": \"FileStreamSource\", \"file\": \"in\", \"topic\": \"two\","
                        + " \"tasks.max\": 1}");
        Path request = write(
                "three.txt",
                "{\"name\": \"three\", \"initial_state\": \"STOPPED\", \"config\":"
                        + " {\"connector.class\": \"FileStreamSource\", \"file\": \"in\", \"topic\": \"three\"}}");

        try (ConnectWorker worker = ConnectWorker.standalone(settings(), List.of(properties, flat, request))) {
            ConnectRest rest = new ConnectRest(worker.restUrl());
            rest.awaitReady();
            rest.awaitStatus("one", status -> status.isRunning());
            rest.awaitStatus("two", status -> status.isRunning());
            rest.awaitStatus("three", status -> status.state().equals("STOPPED"));
            assertThat(rest.status("three").tasks()).isEmpty();
            assertThat(worker.isRunning()).isTrue();
        }
    }

    @Test
    void goesOnFromTheOffsetsInItsFile() throws Exception {
        Path in = write("in.txt", "line 1\nline 2\nline 3\n");
        Path connector = write(
                "source.properties",
                "name=source\nconnector.class=FileStreamSource\ntopic=resumed\nfile=" + in.toAbsolutePath() + "\n");
        try (ConnectWorker worker = ConnectWorker.standalone(settings(), List.of(connector))) {
            assertThat(kafka.broker().consumeText("resumed", 3)).endsWith("line 3");
            assertThat(worker.isRunning()).isTrue();
        }
        assertThat(offsets())
                .containsExactly(Map.entry("[\"source\",{\"filename\":\"" + in + "\"}]", "{\"position\":21}"));

        Files.writeString(in, "line 4\n", StandardOpenOption.APPEND);
        try (ConnectWorker worker = ConnectWorker.standalone(settings(), List.of(connector))) {
            assertThat(kafka.broker().consumeText("resumed", 4))
                    .containsExactly("line 1", "line 2", "line 3", "line 4");
            assertThat(worker.failure()).isNull();
        }
    }

    @Test
    void keepsOffsetsInItsFileWhateverTopicAConnectorNames() throws Exception {
        Path in = write("in.txt", "line 1\n");
        Path connector = write(
                "source.properties",
                "name=source\nconnector.class=FileStreamSource\ntopic=named\noffsets.storage.topic=never\nfile="
                        + in.toAbsolutePath() + "\n");
        try (ConnectWorker worker = ConnectWorker.standalone(settings(), List.of(connector))) {
            assertThat(kafka.broker().consumeText("named", 1)).containsExactly("line 1");
            new ConnectRest(worker.restUrl()).awaitRunning("source");
        }
        assertThat(offsets())
                .containsExactly(Map.entry("[\"source\",{\"filename\":\"" + in + "\"}]", "{\"position\":7}"));
        assertThat(kafka.broker().admin().listTopics().names().get()).doesNotContain("never");
    }

    /** Files that no connector can be made of. */
    enum Unusable {
        MISSING("", "no such file"),
        BROKEN_JSON("{\"name\": \"x\", ", "JSON"),
        TRAILING_JSON("{\"name\":\"x\",\"connector.class\":\"FileStreamSource\",\"topic\":\"t\"} {", "JSON"),
        NO_NAME("connector.class=FileStreamSource\ntopic=t\n", "name"),
        NO_NAME_IN_JSON("{\"connector.class\": \"FileStreamSource\"}", "name"),
        INVALID("name=x\nconnector.class=FileStreamSource\n", "topic"),
        UNKNOWN_CLASS("name=x\nconnector.class=no.such.Connector\n", "no.such.Connector"),
        TWICE("name=good\nconnector.class=FileStreamSource\ntopic=t\n", "good");

        private final String content;
        private final String reason;

        Unusable(String content, String reason) {
            this.content = content;
            this.reason = reason;
        }
    }

    @ParameterizedTest
    @EnumSource
    void diesOfAFileItCannotUse(Unusable kind) throws Exception {
        Path bad = bad(kind);
        try (ConnectWorker worker = ConnectWorker.standalone(settings(), List.of(good(), bad))) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !worker.isRunning());

            assertThat(worker.failure())
                    .hasMessageContainingAll(bad.toString(), kind.reason)
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSING", "BROKEN_JSON", "NO_NAME", "INVALID", "TWICE"})
    void endsItsProcessWith3ForAFileItCannotUse(Unusable kind) throws Exception {
        Path bad = bad(kind);

        Outcome outcome = run(worker(settings()), good(), bad);

        assertThat(outcome.status()).as(outcome.output()).isEqualTo(3);
        assertThat(outcome.output().lines().filter(line -> line.contains("ERROR")))
                .as(outcome.output())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains(bad.toString(), kind.reason));
    }

    @Test
    void endsWith1WithoutArguments() throws Exception {
        assertThat(run().status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"key.converter, no.such.Converter", "offset.storage.file.filename,", "offset.flush.interval.ms, soon"})
    void endsWith2ForSettingsItCannotUse(String key, String value) throws Exception {
        Map<String, String> settings = settings();
        settings.remove(key);
        if (value != null) {
            settings.put(key, value);
        }

        Outcome outcome = run(worker(settings));

        assertThat(outcome.status()).as(outcome.output()).isEqualTo(2);
        assertThat(outcome.output()).contains(key);
    }

    @Test
    void endsWith2WithoutItsSettings() throws Exception {
        Path missing = folder.resolve("no-such.properties");

        Outcome outcome = run(missing);

        assertThat(outcome.status()).as(outcome.output()).isEqualTo(2);
        assertThat(outcome.output()).contains(missing.toString());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("offset.storage.file.filename", folder.resolve("offsets").toString());
        settings.put("listeners", "http://127.0.0.1:0");
        return settings;
    }

    private Path good() throws IOException {
        return write("good.properties", "name=good\nconnector.class=FileStreamSource\ntopic=t\nfile=in\n");
    }

    private Path bad(Unusable kind) throws IOException {
        return kind == Unusable.MISSING ? folder.resolve("missing.properties") : write("bad-file", kind.content);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path worker(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve("worker.properties");
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            properties.store(out, null);
        }
        return file;
    }

    /** The offset file as any program that knows its form reads it. */
    private Map<String, String> offsets() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        try (var in = new ObjectInputStream(Files.newInputStream(folder.resolve("offsets")))) {
            ((Map<?, ?>) in.readObject())
                    .forEach((key, value) ->
                            texts.put(new String((byte[]) key, UTF_8), new String((byte[]) value, UTF_8)));
        }
        return texts;
    }

    private record Outcome(int status, String output) {}

    private Outcome run(Path... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(SCRIPT), Stream.of(arguments))
                        .map(Path::toString)
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KAFKA_HEAP_OPTS", "-Xmx256M -XX:TieredStopAtLevel=1");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            String output = Files.readString(folder.resolve("output"));
            assertThat(ended).as("ended by itself: %s", output).isTrue();
            return new Outcome(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
