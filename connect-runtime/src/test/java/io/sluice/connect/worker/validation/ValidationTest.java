package io.sluice.connect.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.InvalidSettings;
import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.plugins.PluginFailure;
import io.sluice.connect.plugins.PluginFiles;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.TestSources;
import io.sluice.connect.plugins.UnknownPlugin;
import io.sluice.connect.plugins.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    @TempDir
    static Path dir;

    private static Plugins plugins;
    private final List<Validation> opened = new ArrayList<>();

    @BeforeAll
    static void install() throws IOException {
        PluginFiles probe = new PluginFiles();
        for (String name :
                List.of("Common", "ProbeSourceConnector", "ProbeSinkConnector", "ProbeSourceTask", "ProbeSinkTask")) {
            try (InputStream in = ValidationTest.class.getResourceAsStream("/contract/probe/" + name + ".java.txt")) {
                probe.source("contract.probe." + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        probe.jar(dir.resolve("probe/probe.jar"));
        new PluginFiles()
                .source(
                        "com.acme.Stuck",
                        TestSources.sink(
                                "Stuck",
                                "1",
                                "public org.apache.kafka.common.config.Config validate(Map<String, String> c) {"
                                        + " try { Thread.sleep(600000); } catch (InterruptedException e) { throw new RuntimeException(e); } return null; }"))
                .source(
                        "com.acme.Thrower",
                        TestSources.sink(
                                "Thrower",
                                "1",
                                "public org.apache.kafka.common.config.Config validate(Map<String, String> c) { throw new IllegalStateException(\"bad day\"); }"))
                .source(
                        "com.acme.Judge",
                        TestSources.sink(
                                "Judge",
                                "1",
                                "public org.apache.kafka.common.config.Config validate(Map<String, String> c) {"
                                        + " var v = new org.apache.kafka.common.config.ConfigValue(\"loader\");"
                                        + " v.value(Thread.currentThread().getContextClassLoader() == getClass().getClassLoader());"
                                        + " var p = new org.apache.kafka.common.config.ConfigValue(\"tasks.max\"); p.addErrorMessage(\"odd: \" + c.get(\"login\"));"
                                        + " return new org.apache.kafka.common.config.Config(List.of(v, p)); }"))
                .jar(dir.resolve("acme/acme.jar"));
        plugins = Plugins.discover(
                new PluginSettings(List.of(dir), PluginDiscovery.HYBRID_WARN, Optional.empty(), Optional.empty()),
                ValidationTest.class.getClassLoader());
    }

    @AfterEach
    void close() {
        opened.forEach(Validation::close);
    }

    @AfterAll
    static void forget() {
        plugins = null;
    }

    private Validation validation(String... worker) {
        Map<String, String> settings = config(
                "bootstrap.servers",
                "127.0.0.1:9092",
                "group.id",
                "g",
                "config.storage.topic",
                "c",
                "offset.storage.topic",
                "o",
                "status.storage.topic",
                "s",
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter",
                "org.apache.kafka.connect.storage.StringConverter");
        settings.putAll(config(worker));
        WorkerSettings read = WorkerSettings.distributed(settings);
        Validation validation = new Validation(
                plugins,
                ConfigProviders.of(settings, plugins::newConfigProvider),
                plugins.newOverridePolicy(read.overridePolicy()),
                read,
                Clock.systemUTC());
        opened.add(validation);
        return validation;
    }

    private static Map<String, String> config(String... pairs) {
        Map<String, String> config = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            config.put(pairs[i], pairs[i + 1]);
        }
        return config;
    }

    private static Map<String, String> source(String... more) {
        Map<String, String> config = config("name", "n", "connector.class", "ProbeSource", "probe.topic", "t");
        config.putAll(config(more));
        return config;
    }

    private static Map<String, String> sink(String... more) {
        Map<String, String> config = config("name", "n", "connector.class", "ProbeSink", "topics", "t");
        config.putAll(config(more));
        return config;
    }

    private static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** The errors by setting. */
    private static Map<String, List<String>> errors(ValidationResult result) {
        Map<String, List<String>> errors = new HashMap<>();
        result.configs().stream()
                .filter(key -> !key.value().errors().isEmpty())
                .forEach(key -> errors.put(key.value().name(), key.value().errors()));
        return errors;
    }

    private static CheckedKey key(ValidationResult result, String name) {
        return result.configs().stream()
                .filter(key -> key.value().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private void answersAsRecorded(String scenario) throws IOException {
        Validation validation = validation();
        int compared = 0;
        for (JsonNode step : Recorded.steps(scenario)) {
            JsonNode body = step.at("/request/body");
            JsonNode expected = step.at("/expect/body");
            if (expected.has("configs")) {
                Map<String, String> config = new HashMap<>();
                body.fields()
                        .forEachRemaining(field ->
                                config.put(field.getKey(), field.getValue().asText()));
                ValidationResult result = done(validation.validate(config));
                assertThat(Recorded.differences(expected, Recorded.json(result)))
                        .isEmpty();
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void answersForASourceAsRecorded() throws IOException {
        answersAsRecorded("validate-source");
    }

    @Test
    void answersForASinkAsRecorded() throws IOException {
        answersAsRecorded("validate-sink");
    }

    @Test
    void listsTheSettingsOfAPluginAsRecorded() throws IOException {
        for (String plugin : List.of("ProbeSourceConnector", "FileStreamSource")) {
            JsonNode expected = Recorded.steps("plugin-config-" + plugin.toLowerCase(java.util.Locale.ROOT))
                    .get(0)
                    .at("/expect/body");

            List<KeyDefinition> listed = done(validation().definitions(plugin, VersionRange.any()));

            assertThat(Recorded.differences(expected, Recorded.JSON.valueToTree(listed)))
                    .isEmpty();
        }
    }

    @Test
    void reportsProblemsOfAllPartiesAtOnce() {
        ValidationResult result = done(validation()
                .validate(source(
                        "tasks.max", "0",
                        "probe.tasks", "99",
                        "key.converter", "no.such.Converter",
                        "value.converter", "JsonConverter",
                        "value.converter.schemas.cache.size", "many",
                        "transforms", "a,b,c",
                        "transforms.a.type", "no.such.Smt",
                        "transforms.c.type", "com.acme.Judge",
                        "predicates", "p",
                        "errors.tolerance", "some",
                        "probe.invalid", "true")));

        assertThat(errors(result))
                .containsOnlyKeys(
                        "tasks.max",
                        "probe.tasks",
                        "key.converter",
                        "value.converter.schemas.cache.size",
                        "transforms.a.type",
                        "transforms.b.type",
                        "transforms.c.type",
                        "predicates.p.type",
                        "errors.tolerance",
                        "probe.invalid");
        assertThat(result.summary("n")).contains("connector n", "tasks.max", "probe.invalid", "no.such.Smt");
    }

    @Test
    void refusesAConfigurationWithoutClass() {
        assertThatThrownBy(() -> done(validation().validate(config("name", "orders", "topic", "x"))))
                .hasCauseInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll("orders", "connector.class");
    }

    @Test
    void refusesAnUnknownClass() {
        assertThatThrownBy(() -> done(validation().validate(source("connector.class", "ProbeSorce"))))
                .hasCauseInstanceOf(UnknownPlugin.class)
                .hasMessageContaining("did you mean contract.probe.ProbeSourceConnector");
    }

    @Test
    void refusesAClassThatIsNoPlugin() {
        assertThatThrownBy(() -> done(validation().validate(source("connector.class", "java.lang.String"))))
                .hasCauseInstanceOf(UnknownPlugin.class);
    }

    @Test
    void reportsAMissingVersionOnBothItsSettings() {
        ValidationResult result = done(validation().validate(source("connector.plugin.version", "9.9.9")));

        assertThat(errors(result)).containsOnlyKeys("connector.class", "connector.plugin.version");
        assertThat(key(result, "connector.plugin.version").value().recommendedValues())
                .containsExactly("1.2.3");
    }

    @Test
    void reportsAMissingVersionOfAConverter() {
        ValidationResult result = done(validation()
                .validate(source(
                        "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                        "key.converter.plugin.version", "0.0.1")));

        assertThat(errors(result)).containsOnlyKeys("key.converter", "key.converter.plugin.version");
    }

    @Test
    void refusesAMalformedVersionRange() {
        assertThatThrownBy(() -> done(validation().validate(source("connector.plugin.version", "[1.0,"))))
                .hasCauseInstanceOf(InvalidSettings.class)
                .hasMessageContaining("[1.0,");
    }

    @Test
    void wantsTopicsOrAPatternButNotBoth() {
        assertThat(errors(done(validation().validate(sink("topics", ""))))).containsOnlyKeys("topics", "topics.regex");
        assertThat(errors(done(validation().validate(sink("topics.regex", "x.*")))))
                .containsOnlyKeys("topics", "topics.regex");
        assertThat(errors(done(validation().validate(sink("topics.regex", "[", "topics", "")))))
                .containsOnlyKeys("topics.regex");
        assertThat(errors(done(validation().validate(sink("topics", "a,a"))))).containsOnlyKeys("topics");
    }

    @Test
    void refusesADeadLetterQueueAmongTheTopicsToRead() {
        assertThat(errors(done(validation().validate(sink("errors.deadletterqueue.topic.name", "t")))))
                .containsOnlyKeys("topics");
        assertThat(errors(done(validation()
                        .validate(sink(
                                "topics", "", "topics.regex", "t.*", "errors.deadletterqueue.topic.name", "tdlq")))))
                .containsOnlyKeys("topics.regex");
    }

    @Test
    void wantsNamesThatFitIntoAPath() {
        assertThat(errors(done(validation().validate(source("name", "a/b"))))).containsOnlyKeys("name");
        assertThat(errors(done(validation().validate(source("name", "50%"))))).containsOnlyKeys("name");
        assertThat(errors(done(validation().validate(source("name", "bad\u0001name")))))
                .containsOnlyKeys("name");
        assertThat(errors(done(validation().validate(source("name", "a b c"))))).isEmpty();
    }

    @Test
    void refusesToNegateNothing() {
        assertThat(errors(done(validation().validate(source("transforms", "x", "transforms.x.negate", "true")))))
                .containsKeys("transforms.x.negate");
    }

    @Test
    void asksThePolicyAboutClientsTheConnectorUses() {
        Validation none = validation("connector.client.config.override.policy", "None");

        assertThat(errors(done(none.validate(source("producer.override.linger.ms", "5")))))
                .containsOnlyKeys("producer.override.linger.ms");
        assertThat(errors(done(none.validate(sink("admin.override.retries", "1")))))
                .isEmpty();
        assertThat(errors(done(none.validate(sink(
                        "admin.override.retries",
                        "1",
                        "consumer.override.max.poll.records",
                        "7",
                        "errors.deadletterqueue.topic.name",
                        "q")))))
                .containsOnlyKeys("admin.override.retries", "consumer.override.max.poll.records");

        ValidationResult all = done(validation().validate(source("producer.override.acks", "nonsense")));
        assertThat(errors(all)).isEmpty();
        assertThat(key(all, "producer.override.acks").definition().displayName())
                .isEqualTo("acks");
        assertThat(key(all, "producer.override.acks").definition().group()).isNull();
    }

    @Test
    void letsOnlyIdentityThroughThePrincipalPolicy() {
        ValidationResult result = done(validation("connector.client.config.override.policy", "Principal")
                .validate(source("producer.override.sasl.mechanism", "PLAIN", "producer.override.acks", "all")));

        assertThat(errors(result)).containsOnlyKeys("producer.override.acks");
    }

    @Test
    void refusesRequiredExactlyOnceWhereTheWorkerHasItOff() {
        assertThat(errors(done(validation().validate(source("exactly.once.support", "required")))))
                .containsOnlyKeys("exactly.once.support");
        Validation on = validation("exactly.once.source.support", "enabled");
        assertThat(errors(done(on.validate(source("exactly.once.support", "required")))))
                .isEmpty();
        for (String answer : List.of("unsupported", "unknown")) {
            assertThat(errors(done(
                            on.validate(source("exactly.once.support", "required", "probe.exactly.once", answer)))))
                    .containsOnlyKeys("exactly.once.support");
        }
    }

    @Test
    void asksThePolicyForAllClientsOfASourceThatDeliversExactlyOnce() {
        Validation once =
                validation("connector.client.config.override.policy", "None", "exactly.once.source.support", "enabled");
        assertThat(errors(done(once.validate(source("admin.override.retries", "1")))))
                .containsOnlyKeys("admin.override.retries");
        Validation none = validation("connector.client.config.override.policy", "None");
        assertThat(errors(done(none.validate(
                        source("offsets.storage.topic", "own", "consumer.override.max.poll.records", "1")))))
                .containsOnlyKeys("consumer.override.max.poll.records");
    }

    @Test
    void letsOnlyAConnectorThatCanDrawBoundariesDrawThem() {
        Validation on = validation("exactly.once.source.support", "enabled");
        assertThat(errors(done(on.validate(source("transaction.boundary", "connector")))))
                .isEmpty();
        assertThat(errors(done(on.validate(config(
                        "name",
                        "n",
                        "connector.class",
                        "FileStreamSource",
                        "topic",
                        "t",
                        "file",
                        "f",
                        "transaction.boundary",
                        "connector")))))
                .containsOnlyKeys("transaction.boundary");
    }

    @Test
    void refusesTransactionsThatBrokersWouldEnd() {
        Map<String, String> minutes = source(
                "transaction.boundary", "interval",
                "transaction.boundary.interval.ms", "120000",
                "producer.override.transaction.timeout.ms", "90000");
        Validation on = validation("exactly.once.source.support", "enabled");
        assertThat(errors(done(on.validate(minutes)))).containsOnlyKeys("transaction.boundary.interval.ms");
        assertThat(errors(done(validation().validate(minutes))))
                .as("where there are no transactions")
                .isEmpty();

        Map<String, String> byDefault = source("transaction.boundary", "interval");
        assertThat(errors(done(on.validate(byDefault)))).isEmpty();
        Validation brief =
                validation("exactly.once.source.support", "enabled", "producer.transaction.timeout.ms", "60000");
        assertThat(errors(done(brief.validate(byDefault))))
                .as("an interval as long as the worker's flush interval of a minute")
                .containsOnlyKeys("transaction.boundary.interval.ms");
        assertThat(errors(done(brief.validate(source(
                        "transaction.boundary", "interval",
                        "producer.override.transaction.timeout.ms", "60001")))))
                .isEmpty();
    }

    @Test
    void showsTemplatesInsteadOfWhatTheyStandFor() throws IOException {
        Path secrets = Files.writeString(dir.resolve("s.properties"), "login=hunter22\nmax=0\n");
        Validation validation = validation(
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");

        ValidationResult result = done(validation.validate(config(
                "name",
                "n",
                "connector.class",
                "com.acme.Judge",
                "topics",
                "t",
                "login",
                "${file:" + secrets + ":login}",
                "tasks.max",
                "${file:" + secrets + ":max}",
                "errors.tolerance",
                "${file:" + secrets + ":absent}")));

        assertThat(result.toString()).doesNotContain("hunter22");
        assertThat(key(result, "tasks.max").value().value()).isEqualTo("${file:" + secrets + ":max}");
        assertThat(errors(result)).containsOnlyKeys("tasks.max", "errors.tolerance");
        assertThat(errors(result).get("tasks.max")).hasSize(2).anySatisfy(error -> assertThat(error)
                .contains("odd: ${file:"));
    }

    @Test
    void hidesPasswords() {
        ValidationResult result = done(validation().validate(source("probe.secret", "hunter22")));

        assertThat(key(result, "probe.secret").value().value()).isEqualTo("[hidden]");
        assertThat(result.toString()).doesNotContain("hunter22");
    }

    @Test
    void callsThePluginUnderItsOwnLoader() {
        ValidationResult result =
                done(validation().validate(config("name", "n", "connector.class", "Judge", "topics", "t")));

        assertThat(key(result, "loader").value().value()).isEqualTo("true");
        assertThat(key(result, "loader").definition()).isNull();
    }

    @Test
    void tellsWhoseCodeThrew() {
        assertThatThrownBy(() ->
                        done(validation().validate(config("name", "n", "connector.class", "Thrower", "topics", "t"))))
                .hasCauseInstanceOf(PluginFailure.class)
                .hasMessageContainingAll("com.acme.Thrower", "bad day");
    }

    @Test
    void letsAPluginThatBlocksBlockItselfAlone() {
        Validation validation = validation("sluice.validation.threads", "4");
        List<CompletableFuture<ValidationResult>> stuck = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stuck.add(validation.validate(config("name", "stuck" + i, "connector.class", "Stuck", "topics", "t")));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> validation
                .underWay("stuck0")
                .filter(stage -> stage.contains("validate of com.acme.Stuck"))
                .isPresent());

        assertThat(errors(done(validation.validate(source())))).isEmpty();
        assertThat(validation.underWay("stuck4"))
                .hasValueSatisfying(stage -> assertThat(stage).contains("waiting"));
        assertThat(stuck).noneMatch(CompletableFuture::isDone);

        stuck.get(0).cancel(true);
        await().atMost(Duration.ofSeconds(30)).until(() -> validation
                .underWay("stuck1")
                .filter(stage -> stage.contains("validate of com.acme.Stuck"))
                .isPresent());
        assertThat(validation.underWay("stuck0")).isEmpty();
    }
}
