package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodecTest {

    @ParameterizedTest
    @ValueSource(strings = {"default.json", "exactly-once.json"})
    void writesWhatItReadsOfEveryRecordOfTheContract(String dump) {
        assertThat(ContractDump.of(dump, "-status")).hasSizeGreaterThan(80).allSatisfy(line -> {
            StatusRecord record = StatusCodec.decode(line.key(), line.value()).orElseThrow();
            assertThat(StatusCodec.key(record.key())).isEqualTo(line.key());
            byte[] value = StatusCodec.value(record);
            assertThat(value == null ? null : new String(value, UTF_8))
                    .isEqualTo(line.value() == null ? null : new String(line.value(), UTF_8));
        });
    }

    @Test
    void splitsATopicKeyAtItsFirstColon() {
        var key = new StatusKey.OfTopic("t-1", "a:connector-b");
        byte[] bytes = StatusCodec.key(key);
        assertThat(StatusCodec.decode(bytes, null)).contains(new StatusRecord.Forgotten(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-", "status-task-x", "status-topic-x", "something"})
    void skipsKeysItDoesNotKnow(String key) {
        assertThat(StatusCodec.decode(key.getBytes(UTF_8), "{}".getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status-connector-c | {\"state\":\"RUNNING\"}",
                "status-connector-c | {\"state\":\"DREAMING\",\"worker_id\":\"w\",\"generation\":1}",
                "status-topic-t:connector-c | {\"topic\":{}}",
                "status-task-c-0 | no json",
            })
    void reportsValuesThatCannotBe(String key, String value) {
        assertThatThrownBy(() -> StatusCodec.decode(
                        key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecord.class);
    }
}
