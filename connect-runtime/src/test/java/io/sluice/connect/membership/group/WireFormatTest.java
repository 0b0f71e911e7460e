package io.sluice.connect.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes are those that released Connect workers exchange: some built with their serialiser, some seen on a broker. */
class WireFormatTest {

    record Sample(JsonNode json) {
        boolean isMetadata() {
            return json.path("what").asText().equals("metadata");
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(json.path("hex").asText());
        }

        @Override
        public String toString() {
            String hex = json.path("hex").asText();
            return json.path("what").asText() + " " + json.path("protocol").asText() + " of " + hex.length() / 2
                    + " bytes, " + Integer.toHexString(hex.hashCode());
        }
    }

    static Stream<Sample> all() {
        return Stream.concat(samples("vectors.json"), samples("observed.json"));
    }

    static Stream<Sample> vectors() {
        return samples("vectors.json");
    }

    static Stream<Sample> observed() {
        return samples("observed.json");
    }

    private static Stream<Sample> samples(String file) {
        try (InputStream in = WireFormatTest.class.getResourceAsStream(file)) {
            JsonNode array = new ObjectMapper().readTree(in);
            return StreamSupport.stream(array.spliterator(), false).map(Sample::new).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    @Test
    void announcesADepartureBehindWhatOthersRead() {
        var staying = new MemberMetadata(2, "http://127.0.0.1:8083/", 7, Optional.empty(), false);
        var leaving = new MemberMetadata(2, "http://127.0.0.1:8083/", 7, Optional.empty(), true);

        byte[] usual = staying.write();
        byte[] announced = leaving.write();

        assertThat(Arrays.copyOf(announced, usual.length)).isEqualTo(usual);
        assertThat(MemberMetadata.read(ByteBuffer.wrap(announced))).isEqualTo(leaving);
        assertThat(MemberMetadata.read(ByteBuffer.wrap(usual))).isEqualTo(staying);
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesBackWhatItReadByteForByte(Sample sample) {
        ByteBuffer bytes = ByteBuffer.wrap(sample.bytes());

        byte[] written = sample.isMetadata()
                ? MemberMetadata.read(bytes).write()
                : MemberAssignment.read(bytes).write();

        assertThat(written).isEqualTo(sample.bytes());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsTheValuesThatWereWritten(Sample sample) {
        JsonNode value = sample.json().path("value");
        ByteBuffer bytes = ByteBuffer.wrap(sample.bytes());

        if (sample.isMetadata()) {
            MemberMetadata metadata = MemberMetadata.read(bytes);
            assertThat(metadata.version()).isEqualTo(value.path("version").asInt());
            assertThat(metadata.url()).isEqualTo(value.path("url").asText());
            assertThat(metadata.configOffset())
                    .isEqualTo(value.path("config_offset").asLong());
            JsonNode allocation = value.path("allocation");
            assertThat(metadata.allocation().isPresent()).isEqualTo(allocation.isObject());
            metadata.allocation().ifPresent(present -> assertHolds(present, allocation));
        } else {
            assertHolds(MemberAssignment.read(bytes), value);
        }
    }

    @ParameterizedTest
    @MethodSource("observed")
    void readsWhatWasSeenOnTheWire(Sample sample) {
        JsonNode value = sample.json().path("decoded");
        ByteBuffer bytes = ByteBuffer.wrap(sample.bytes());

        List<Portion> read = sample.isMetadata()
                ? MemberMetadata.read(bytes)
                        .allocation()
                        .map(MemberAssignment::assigned)
                        .orElse(List.of())
                : MemberAssignment.read(bytes).assigned();

        JsonNode seen = sample.isMetadata() ? value.path("allocation").path("assignment") : value.path("assignment");
        assertThat(read).hasSize(seen.size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).connector()).isEqualTo(seen.get(i).get(0).asText());
            assertThat(read.get(i).tasks())
                    .hasToString(seen.get(i).get(1).toString().replace(",", ", "));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void spellsAnAssignmentInOneWay(Sample sample) {
        ByteBuffer bytes = ByteBuffer.wrap(sample.bytes());
        Optional<MemberAssignment> read = sample.isMetadata()
                ? MemberMetadata.read(bytes).allocation()
                : Optional.of(MemberAssignment.read(bytes));

        read.ifPresent(assignment -> {
            Assignment sorted = Portion.together(assignment.assigned());
            assertThat(Portion.together(Portion.of(sorted))).isEqualTo(sorted);
        });
    }

    private static void assertHolds(MemberAssignment assignment, JsonNode value) {
        assertThat(assignment.version()).isEqualTo(value.path("version").asInt());
        assertThat(assignment.error()).isEqualTo(value.path("error").asInt());
        assertThat(assignment.leader()).isEqualTo(value.path("leader").asText());
        assertThat(assignment.leaderUrl()).isEqualTo(value.path("leader_url").asText());
        assertThat(assignment.configOffset())
                .isEqualTo(value.path("config_offset").asLong());
        assertThat(Portion.together(assignment.assigned()))
                .isEqualTo(new Assignment(names(value.path("connectors")), tasks(value.path("tasks"))));
        assertThat(Portion.together(assignment.revoked()))
                .isEqualTo(new Assignment(names(value.path("revoked_connectors")), tasks(value.path("revoked_tasks"))));
        assertThat(assignment.delayMs()).isEqualTo(value.path("delay").asInt());
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new TreeSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Set<TaskId> tasks(JsonNode array) {
        Set<TaskId> tasks = new TreeSet<>();
        array.forEach(
                task -> tasks.add(new TaskId(task.get(0).asText(), task.get(1).asInt())));
        return tasks;
    }
}
