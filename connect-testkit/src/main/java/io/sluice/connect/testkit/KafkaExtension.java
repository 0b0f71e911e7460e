package io.sluice.connect.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a {@link KafkaBroker}, started before its first test and closed after its last.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final KafkaExtension kafka = new KafkaExtension();
 *
 * @Test
 * void readsBackWhatItWrote() {
 *     kafka.broker().createTopic("orders", 1);
 * }
 * }</pre>
 *
 * <p>The field is to be static: one broker serves all tests of the class, so tests choose topic names of their own.
 */
public final class KafkaExtension implements BeforeAllCallback, AfterAllCallback {

    private final Map<String, String> overrides;
    // Written by the thread that runs the class' callbacks, read by those that run its tests.
    private volatile KafkaBroker broker;

    /** A broker with the testkit's settings. */
    public KafkaExtension() {
        this(Map.of());
    }

    /** A broker whose settings differ from the testkit's in these. */
    public KafkaExtension(Map<String, String> overrides) {
        this.overrides = new LinkedHashMap<>(overrides);
    }

    /** The running broker. */
    public KafkaBroker broker() {
        if (broker == null) {
            throw new IllegalStateException(
                    "No broker runs yet: annotate a static KafkaExtension field with @RegisterExtension");
        }
        return broker;
    }

    /** The value for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker().bootstrapServers();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = KafkaBroker.start(overrides);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
