package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.kafka.MemoryTopic;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.store.ConfigStore;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store refuses a topic that is in use for something else. */
class TenantsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Map<String, String> KEYS = Map.of(
            "config", "connector-orders",
            "status", "status-task-orders-0",
            "offset", "[\"orders\",{\"file\":\"a\"}]");

    private final MemoryTopic topic = new MemoryTopic("shared");

    @ParameterizedTest
    @CsvSource({
        "config, status",
        "config, offset",
        "status, config",
        "status, offset",
        "offset, config",
        "offset, status"
    })
    void refusesATopicOfAnotherStoreAndSaysWhichOne(String mine, String theirs) {
        write(KEYS.get(theirs));
        assertThatThrownBy(() -> open(mine))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("shared as " + mine + ".storage.topic", theirs + ".storage.topic")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"config, customer-4711", "status, customer-4711", "offset, customer-4711", "config,"})
    void refusesATopicOfData(String mine, String key) {
        write(key);
        assertThatThrownBy(() -> open(mine))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nothing that Connect writes");
    }

    @ParameterizedTest
    @CsvSource({"config", "status", "offset"})
    void takesItsOwnTopicWithAFewStrangersInIt(String mine) {
        write(KEYS.get("config"));
        write(KEYS.get("status"));
        write(KEYS.get("offset"));
        write("customer-4711");
        assertThatCode(() -> open(mine)).doesNotThrowAnyException();
    }

    @Test
    void takesATopicThatIsEmptyButForPrivateRecords() {
        write("sluice-anything");
        assertThatCode(() -> open("config")).doesNotThrowAnyException();
    }

    private void write(String key) {
        topic.write(key == null ? null : key.getBytes(UTF_8), "{}".getBytes(UTF_8));
    }

    private void open(String kind) {
        switch (kind) {
            case "config" -> use(new TopicConfigStore(topic.log(), LIMIT), it -> it.start(new Unheard()));
            case "status" -> use(new TopicStatusStore(topic.log(), LIMIT), TopicStatusStore::start);
            default -> use(new TopicOffsetStore(topic.log(), LIMIT), TopicOffsetStore::start);
        }
    }

    private static <T extends AutoCloseable> void use(T store, Consumer<T> start) {
        try (store) {
            start.accept(store);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Unheard implements ConfigStore.Listener {
        @Override
        public void advanced(ClusterSnapshot snapshot) {
            // nobody is interested
        }

        @Override
        public void restartRequested(RestartRequest request) {
            // nobody is interested
        }

        @Override
        public void loggerLevelSet(String namespace, String level) {
            // nobody is interested
        }
    }
}
