package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectRest.Answer;
import io.sluice.connect.testkit.ConnectorStatus;
import io.sluice.connect.testkit.KafkaExtension;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The brokers do not let the worker do what it must: it says what it lacks, waits, and goes on once it is granted. */
class MissingAclsTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension(Map.of(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found", "true"));

    private final Logger root = (Logger) LoggerFactory.getLogger("io.sluice");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(logged);
    }

    @ParameterizedTest
    @CsvSource({
        "TOPIC, config, DESCRIBE",
        "TOPIC, config, READ",
        "TOPIC, offset, READ",
        "TOPIC, status, DESCRIBE",
        "GROUP, , READ"
    })
    void startsOnceItIsGranted(ResourceType type, String store, AclOperation operation) throws Exception {
        String group = "lacks-" + (store == null ? "group" : store) + "-"
                + operation.name().toLowerCase();
        String resource = store == null ? group : group + "-" + store;
        if (type == ResourceType.TOPIC) kafka.broker().createTopic(resource, 1, Map.of("cleanup.policy", "compact"));
        if (operation == AclOperation.READ && type == ResourceType.TOPIC) {
            store(resource); // what is empty need not be read before a worker is ready
        }
        AclBinding denied = deny(type, resource, operation);
        try (Group workers = new Group(kafka.bootstrapServers(), group)) {
            ConnectWorker worker = workers.start();
            awaitLogged(resource, operation.name());
            assertThat(worker.isRunning()).isTrue();
            assertThat(Group.rest(worker).get("/health").status()).isEqualTo(503);

            allow(denied);
            Group.rest(worker).awaitReady();
        }
    }

    @Test
    void saysWhyAConfigurationCannotBeWritten() throws Exception {
        try (Group workers = new Group(kafka.bootstrapServers(), "lacks-write")) {
            ConnectWorker worker = workers.startAndAwait();
            AclBinding denied = deny(ResourceType.TOPIC, "lacks-write-config", AclOperation.WRITE);
            long begin = System.nanoTime();
            Answer answer = Group.rest(worker)
                    .request(
                            "PUT",
                            "/connectors/unwritten/config",
                            "{\"connector.class\": \"" + TrickySource.class.getName() + "\"}");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().path("message").asText()).contains("lacks-write-config", "WRITE");

            allow(denied);
            Group.rest(worker).put("unwritten", Map.of("connector.class", TrickySource.class.getName()));
            Group.rest(worker).awaitRunning("unwritten");
        }
    }

    @Test
    void saysWhatAnExactlyOnceTaskMustBeAllowed() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Group.settings(kafka.bootstrapServers(), "lacks-id"));
        settings.put("exactly.once.source.support", "enabled");
        AclBinding denied = deny(ResourceType.TRANSACTIONAL_ID, "lacks-id-unnamed-0", AclOperation.WRITE);
        try (ConnectWorker worker = ConnectWorker.distributed(settings)) {
            ConnectRest rest = Group.rest(worker);
            rest.awaitReady();
            rest.put("unnamed", Map.of("connector.class", TrickySource.class.getName()));
            ConnectorStatus failed = rest.awaitStatus("unnamed", ConnectorStatus::hasFailed);
            assertThat(failed.tasks().get(0).trace()).contains("lacks-id-unnamed-0", "WRITE");

            allow(denied);
            rest.request("POST", "/connectors/unnamed/tasks/0/restart", "");
            rest.awaitRunning("unnamed");
        }
    }

    @Test
    void saysWhatAnExactlyOnceLeaderMustBeAllowed() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Group.settings(kafka.bootstrapServers(), "lacks-lead"));
        settings.put("exactly.once.source.support", "enabled");
        AclBinding denied = deny(ResourceType.TRANSACTIONAL_ID, "connect-cluster-lacks-lead", AclOperation.WRITE);
        try (ConnectWorker worker = ConnectWorker.distributed(settings)) {
            ConnectRest rest = Group.rest(worker);
            rest.awaitReady();
            String config = "{\"connector.class\": \"" + TrickySource.class.getName() + "\"}";
            Answer answer = rest.request("PUT", "/connectors/unwritten/config", config);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().path("message").asText()).contains("connect-cluster-lacks-lead", "WRITE");

            allow(denied);
            rest.put("unwritten", Map.of("connector.class", TrickySource.class.getName()));
            rest.awaitRunning("unwritten");
        }
    }

    private static void store(String topic) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            boolean offsets = topic.endsWith("-offset");
            producer.send(
                            offsets
                                    ? new ProducerRecord<>(topic, "[\"nobody\",{\"part\":\"0\"}]", "{\"position\":1}")
                                    : new ProducerRecord<>(topic, "target-state-nobody", "{\"state\":\"PAUSED\"}"))
                    .get();
        }
    }

    private void awaitLogged(String... parts) {
        Awaitility.await("a warning with " + List.of(parts))
                .atMost(Duration.ofSeconds(90))
                .until(() -> List.copyOf(logged.list).stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .anyMatch(line -> List.of(parts).stream().allMatch(line::contains)));
    }

    private static AclBinding deny(ResourceType type, String resource, AclOperation operation) throws Exception {
        AclBinding binding = new AclBinding(
                new ResourcePattern(type, resource, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.DENY));
        kafka.broker()
                .admin()
                .createAcls(List.of(allowAll(type, resource), binding))
                .all()
                .get();
        return binding;
    }

    /** With any rule for a resource, what is not allowed is denied. */
    private static AclBinding allowAll(ResourceType type, String resource) {
        return new AclBinding(
                new ResourcePattern(type, resource, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    private static void allow(AclBinding denied) throws Exception {
        kafka.broker().admin().deleteAcls(List.of(denied.toFilter())).all().get();
    }
}
