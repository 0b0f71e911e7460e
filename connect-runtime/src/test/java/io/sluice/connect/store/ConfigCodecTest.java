package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCodecTest {

    @ParameterizedTest
    @ValueSource(strings = {"default.json", "exactly-once.json"})
    void writesWhatItReadsOfEveryRecordOfTheContract(String dump) {
        var lines = ContractDump.of(dump, "-configs");
        assertThat(lines).hasSizeGreaterThan(40).allSatisfy(line -> {
            ConfigRecord record = ConfigCodec.decode(line.key(), line.value()).orElseThrow();
            assertThat(new String(ConfigCodec.key(record), UTF_8)).isEqualTo(line.keyText());
            assertThat(ContractDump.tree(ConfigCodec.value(record))).isEqualTo(ContractDump.tree(line.value()));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\":\"PAUSED\",\"state.v2\":\"STOPPED\"} | STOPPED",
                "{\"state\":\"PAUSED\"} | PAUSED",
                "{\"state\":\"STARTED\",\"state.v2\":null} | STARTED",
            })
    void prefersTheNewFormOfTheTargetState(String value, TargetState expected) {
        assertThat(decode("target-state-c", value)).isEqualTo(new ConfigRecord.TargetSet("c", expected));
    }

    @Test
    void writesStoppedSoThatOldReadersPause() {
        byte[] value = ConfigCodec.value(new ConfigRecord.TargetSet("c", TargetState.STOPPED));
        assertThat(value).asString(UTF_8).isEqualTo("{\"state\":\"PAUSED\",\"state.v2\":\"STOPPED\"}");
    }

    @Test
    void takesTheLastDashOfATaskKey() {
        assertThat(decode("task-a-1-b-12", "{\"properties\":{}}"))
                .isInstanceOfSatisfying(ConfigRecord.TaskConfigured.class, it -> assertThat(it.task())
                        .isEqualTo(new TaskId("a-1-b", 12)));
    }

    @Test
    void keepsNullSettings() {
        var config = new HashMap<String, String>();
        config.put("a", null);
        config.put("b", "");
        var record = new ConfigRecord.ConnectorConfigured("ünïcode", config);
        assertThat(ConfigCodec.decode(ConfigCodec.key(record), ConfigCodec.value(record)))
                .contains(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "task-", "task-x", "task-x-", "task-x--", "task-x-99999999999", ""})
    void skipsKeysItDoesNotKnow(String key) {
        assertThat(ConfigCodec.decode(key.getBytes(UTF_8), "{}".getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connector-c | ",
                "connector-c | {}",
                "connector-c | []",
                "connector-c | {\"properties\":[]}",
                "connector-c | {\"properties\":{\"a\":{}}}",
                "target-state-c | {\"state\":\"ASLEEP\"}",
                "commit-c | {\"tasks\":-1}",
                "commit-c | {\"tasks\":1.5}",
                "commit-c | {\"tasks\":\"2\"}",
                "restart-connector-c | {\"include-tasks\":true}",
                "session-key | {\"key\":\"***\",\"algorithm\":\"x\",\"creation-timestamp\":1}",
                "logger-cluster-x | {\"level\":",
            })
    void reportsValuesThatCannotBe(String key, String value) {
        assertThatThrownBy(() -> decode(key, value == null ? "" : value)).isInstanceOf(MalformedRecord.class);
    }

    @Test
    void neverShowsTheContentOfAValueItCannotRead() {
        assertThatThrownBy(() -> decode("connector-c", "{\"properties\":{\"password\":\"hunter2\"}"))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageNotContaining("hunter2");
    }

    private static ConfigRecord decode(String key, String value) {
        return ConfigCodec.decode(key.getBytes(UTF_8), value.getBytes(UTF_8)).orElseThrow();
    }
}
