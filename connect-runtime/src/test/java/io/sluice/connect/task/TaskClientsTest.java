package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class TaskClientsTest {

    /** With more, records to a topic that was just created can wait for ever behind others that have overtaken them. */
    @Test
    void sourcesHaveOneRequestInFlight() {
        assertThat(TaskClients.SOURCE).containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    }
}
