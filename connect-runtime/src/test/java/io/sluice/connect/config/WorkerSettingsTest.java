package io.sluice.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
    private static Map<String, String> distributed(String... more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "bootstrap.servers", "127.0.0.1:9092",
                "group.id", "g",
                "config.storage.topic", "c",
                "offset.storage.topic", "o",
                "status.storage.topic", "s",
                "key.converter", "JsonConverter",
                "value.converter", "com.acme.NotOnThisClassPath"));
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }

    @Test
    void readsAMinimalDistributedConfiguration() {
        WorkerSettings settings = WorkerSettings.distributed(distributed());

        assertThat(settings.bootstrapServers()).containsExactly("127.0.0.1:9092");
        assertThat(settings.group().scheduledRebalanceMaxDelay()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.configTopic()).isEqualTo(new InternalTopic("c", 1, (short) 3, Map.of()));
        assertThat(settings.offsetTopic().partitions()).isEqualTo(25);
        assertThat(settings.rest().listeners()).containsExactly(new Listener(false, "", 8083));
        assertThat(settings.rest().adminListeners()).isEmpty();
        assertThat(settings.exactlyOnce()).isEqualTo(ExactlyOnceSource.DISABLED);
        assertThat(settings.metrics().reporters()).containsExactly("org.apache.kafka.common.metrics.JmxReporter");
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void reportsAllProblemsAtOnce() {
        Map<String, String> config = distributed(
                "offset.flush.interval.ms", "soon",
                "listeners", "ftp://x:1",
                "connect.protocol", "telepathy",
                "heartbeat.interval.ms", "20000",
                "status.storage.topic", "c",
                "ssl.key.password", "hunter2");
        config.remove("group.id");

        assertThatThrownBy(() -> WorkerSettings.distributed(config))
                .isInstanceOfSatisfying(
                        InvalidSettings.class, e -> assertThat(e.problems()).hasSize(6))
                .hasMessageContainingAll(
                        "group.id is missing",
                        "offset.flush.interval.ms",
                        "soon",
                        "ftp://x:1",
                        "telepathy",
                        "eager, compatible or sessioned",
                        "less than session.timeout.ms, which is 10000",
                        "status.storage.topic is c, which another internal topic uses already")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void warnsOfUnknownSettingsWithTheNearestKnownName() {
        WorkerSettings settings = WorkerSettings.distributed(distributed(
                "offset.flush.intervall.ms", "1", "producer.acks", "all", "sasl.mechanism", "PLAIN", "zzz", "1"));

        assertThat(settings.warnings())
                .containsExactly(
                        "Unknown worker setting offset.flush.intervall.ms; did you mean offset.flush.interval.ms?",
                        "Unknown worker setting zzz; only a plugin could make use of it");
    }

    @Test
    void separatesTheSettingsOfConnectorClientsFromThoseOfTheWorker() {
        WorkerSettings settings = WorkerSettings.distributed(distributed(
                "producer.linger.ms", "5", "security.protocol", "SSL", "session.timeout.ms", "12345", "topic.x", "1"));

        assertThat(settings.connectorClient(ClientKind.PRODUCER))
                .containsOnly(Map.entry("bootstrap.servers", "127.0.0.1:9092"), Map.entry("linger.ms", "5"));
        assertThat(settings.workerClient(ClientKind.CONSUMER))
                .containsOnly(Map.entry("bootstrap.servers", "127.0.0.1:9092"), Map.entry("security.protocol", "SSL"));
    }

    @Test
    void handsSettingsOfInternalTopicsOn() {
        WorkerSettings settings = WorkerSettings.distributed(distributed(
                "status.storage.min.insync.replicas", "2",
                "status.storage.cleanup.policy", "delete",
                "status.storage.replication.factor", "-1"));

        assertThat(settings.statusTopic())
                .isEqualTo(new InternalTopic("s", 5, (short) -1, Map.of("min.insync.replicas", "2")));
    }

    @Test
    void readsListeners() {
        RestSettings rest = WorkerSettings.distributed(distributed(
                        "listeners", "HTTP://127.0.0.1:0,https://[::1]:8443",
                        "admin.listeners", "",
                        "ssl.keystore.type", "JKS",
                        "listeners.https.ssl.keystore.type", "PEM",
                        "response.http.headers.config",
                                "set X-Probe:one, \"add Cache-Control: no-cache, no-store\","
                                        + " setDate X-Probe-Date:1000"))
                .rest();

        assertThat(rest.listeners())
                .containsExactly(new Listener(false, "127.0.0.1", 0), new Listener(true, "::1", 8443));
        assertThat(rest.listeners().get(1)).hasToString("https://[::1]:8443");
        assertThat(rest.adminListeners()).contains(List.of());
        assertThat(rest.tls()).containsEntry("ssl.keystore.type", "PEM");
        assertThat(rest.responseHeaders())
                .containsExactly(
                        new ResponseHeaders.HeaderRule(ResponseHeaders.Action.SET, "X-Probe", "one"),
                        new ResponseHeaders.HeaderRule(
                                ResponseHeaders.Action.ADD, "Cache-Control", "no-cache, no-store"),
                        new ResponseHeaders.HeaderRule(ResponseHeaders.Action.SETDATE, "X-Probe-Date", "1000"));
    }

    @Test
    void saysWhatToUseInsteadOfFormerSettings() {
        assertThat(WorkerSettings.distributed(
                                distributed("rest.port", "8084", "internal.key.converter", "some.Converter"))
                        .warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("rest.port") && warning.contains("use listeners"))
                .anyMatch(warning ->
                        warning.contains("internal.key.converter") && warning.contains("not needed any more"));
    }

    @Test
    void refusesUnusableSettingsOfHttpsListeners() {
        assertThatThrownBy(() -> WorkerSettings.distributed(distributed(
                        "listeners.https.ssl.client.auth", "always",
                        "admin.listeners.https.ssl.client.auth", "REQUIRED")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "listeners.https.ssl.client.auth",
                        "always",
                        "admin.listeners.https.ssl.client.auth",
                        "REQUIRED");
    }

    @Test
    void hidesSecretsInItsLogForm() {
        WorkerSettings settings = WorkerSettings.distributed(distributed(
                "sasl.jaas.config", "hunter2",
                "ssl.keystore.key", "hunter2",
                "producer.sasl.jaas.config", "hunter2",
                "config.providers.v.param.token", "hunter2",
                "some.url", "http://me:hunter2@host/"));

        assertThat(settings.forLog().toString()).doesNotContain("hunter2").contains("JsonConverter", "http://me:");
    }

    @Test
    void readsAStandaloneConfiguration() {
        WorkerSettings settings = WorkerSettings.standalone(Map.of(
                "bootstrap.servers",
                "b:1",
                "key.converter",
                "k",
                "value.converter",
                "v",
                "offset.storage.file.filename",
                "/tmp/o"));

        assertThat(settings.offsetFile()).isEqualTo("/tmp/o");
        assertThat(settings.isDistributed()).isFalse();
    }
}
