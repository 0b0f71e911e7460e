package io.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CommittedOffsetsTest {

    @Test
    void countsOffsetsThatAreLowerThanTheOneBeforeOfTheSameTask() {
        var offsets = new CommittedOffsets(List.of(
                offset("[\"a\",{\"task\":\"0\"}]", 5),
                offset("[\"a\",{\"task\":\"1\"}]", 3),
                offset("[\"a\",{\"task\":\"0\"}]", 4),
                offset("[\"a\",{\"task\":\"1\"}]", 3)));

        assertThat(offsets.steppedBack()).isEqualTo(1);
    }

    private static ConsumerRecord<String, String> offset(String task, long number) {
        return new ConsumerRecord<>("offsets", 0, 0, task, "{\"number\":" + number + "}");
    }
}
