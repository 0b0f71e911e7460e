package io.sluice.connect.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.testkit.KafkaExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InternalTopicsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final short ONE = 1;

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void createsACompactedTopicWithTheSettingsAskedFor() throws Exception {
        ensure(TopicSpec.compacted("status-1", 5, ONE, Map.of("segment.ms", "60000", "cleanup.policy", "delete")));
        assertThat(describe("status-1").partitions()).hasSize(5);
        assertThat(setting("status-1", "cleanup.policy")).isEqualTo("compact");
        assertThat(setting("status-1", "segment.ms")).isEqualTo("60000");
    }

    @Test
    void leavesWhatIsMinusOneToTheBroker() {
        ensure(TopicSpec.compacted("status-2", TopicSpec.BROKER_DEFAULT, (short) -1, Map.of()));
        assertThat(describe("status-2").partitions()).hasSize(1);
    }

    @Test
    void isContentWithAFitTopicThatExists() {
        TopicSpec spec = TopicSpec.compacted("status-3", 2, ONE, Map.of());
        ensure(spec);
        ensure(spec);
        assertThat(new Topics(kafka.broker().admin()).create(spec))
                .succeedsWithin(10, TimeUnit.SECONDS)
                .isEqualTo(false);
    }

    @Test
    void refusesAConfigTopicWithSeveralPartitions() {
        kafka.broker().createTopic("configs-wide", 3, Map.of("cleanup.policy", "compact"));
        assertThatThrownBy(() -> ensureConfigTopic("configs-wide"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("configs-wide", "config.storage.topic", "3 partitions");
    }

    @Test
    void refusesATopicThatForgets() {
        kafka.broker().createTopic("configs-forgetful", 1, Map.of("cleanup.policy", "compact,delete"));
        assertThatThrownBy(() -> ensureConfigTopic("configs-forgetful"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("configs-forgetful", "cleanup.policy", "delete");
    }

    @Test
    void refusesATopicSettingThatCannotBe() {
        TopicSpec spec = TopicSpec.compacted("status-4", 1, ONE, Map.of("segment.ms", "soon"));
        assertThatThrownBy(() -> ensure(spec))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("status-4", "status.storage.");
    }

    @Test
    void namesTheReplicationFactorThatTheBrokersCannotServe() {
        TopicSpec spec = TopicSpec.compacted("status-5", 1, (short) 3, Map.of());
        assertThatThrownBy(() -> ensure(spec))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("status-5", "status.storage.replication.factor (3)");
    }

    private static void ensure(TopicSpec spec) {
        try (var topics = new InternalTopics(new Topics(kafka.broker().admin()), Clock.systemUTC())) {
            topics.ensure(spec, "status.storage.topic", false, LIMIT);
        }
    }

    private static void ensureConfigTopic(String name) {
        try (var topics = new InternalTopics(new Topics(kafka.broker().admin()), Clock.systemUTC())) {
            topics.ensure(TopicSpec.compacted(name, 1, ONE, Map.of()), "config.storage.topic", true, LIMIT);
        }
    }

    /** What the broker says of a topic; it may hear of a new one a moment after the controller has created it. */
    private static TopicDescription describe(String topic) {
        var topics = new Topics(kafka.broker().admin());
        return await().atMost(LIMIT)
                .until(() -> topics.describe(topic).get(10, TimeUnit.SECONDS), Optional::isPresent)
                .orElseThrow();
    }

    private static String setting(String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return kafka.broker()
                .admin()
                .describeConfigs(List.of(resource))
                .all()
                .get(10, TimeUnit.SECONDS)
                .get(resource)
                .get(name)
                .value();
    }
}
