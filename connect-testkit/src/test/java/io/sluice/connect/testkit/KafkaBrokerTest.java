package io.sluice.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaBrokerTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void listensOnLoopbackOnly() {
        assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
    }

    @Test
    void readsATopicThatIsCreatedMeanwhile() {
        var reading = CompletableFuture.supplyAsync(() -> kafka.broker().consumeText("meanwhile", 1));

        kafka.broker().produce("meanwhile", "one");

        assertThat(reading).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(List.of("one"));
    }

    @Test
    void keepsAcknowledgedRecordsAcrossAnOrderlyRestart() {
        kafka.broker().createTopic("orderly", 1);
        kafka.broker().produce("orderly", "one");

        kafka.broker().restart();

        kafka.broker().produce("orderly", "two");
        assertThat(kafka.broker().consumeText("orderly", 2)).containsExactly("one", "two");
    }

    @Test
    void keepsAcknowledgedRecordsAcrossAKill() {
        kafka.broker().createTopic("killed", 1, Map.of("retention.ms", "-1"));
        kafka.broker().produce("killed", "one");

        kafka.broker().kill();
        assertThat(kafka.broker().isRunning()).isFalse();
        kafka.broker().restart();

        kafka.broker().produce("killed", "two");
        assertThat(kafka.broker().consumeText("killed", 2)).containsExactly("one", "two");
    }

    @Test
    void answersNobodyWhileSuspended() throws Exception {
        kafka.broker().suspend();
        var listing = kafka.broker().admin().listTopics().names();
        assertThatThrownBy(() -> listing.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);

        kafka.broker().resume();

        assertThat(listing.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void leavesNeitherProcessNorFolderBehind() {
        KafkaBroker broker = KafkaBroker.start();

        broker.close();

        assertThat(broker.isRunning()).isFalse();
        assertThat(broker.log()).as("the log goes with the folder").isEmpty();
        broker.close();
    }

    @Test
    void tellsWhyItDidNotStart() {
        assertThatThrownBy(() -> KafkaBroker.start(Map.of("num.io.threads", "0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("num.io.threads");
    }
}
