package org.apache.kafka.connect.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.released.world.ReleasedWorld;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.junit.jupiter.api.Test;

class WorkerPluginsAgainstReleasedTest {
    private static final List<String> NAMES =
            List.of("ByteArray", "Boolean", "Double", "Float", "Integer", "Long", "Short");

    @Test
    void convertersAndPoliciesAnswerLikeTheReleasedOnes() throws Exception {
        try (ReleasedWorld world = new ReleasedWorld(getClass())) {
            Supplier<List<String>> released = world.twinOf(WorkerPluginsScript.class);

            List<String> ours = new WorkerPluginsScript().get();
            List<String> theirs = released.get();

            assertThat(ours).hasSameSizeAs(theirs).hasSizeGreaterThan(1000);
            for (int n = 0; n < ours.size(); n++) {
                assertThat(ours.get(n)).isEqualTo(theirs.get(n));
            }
        }
    }

    @Test
    void convertersAreFoundAsServices() {
        List<String> wanted = NAMES.stream()
                .map(name -> "org.apache.kafka.connect.converters." + name + "Converter")
                .toList();

        assertThat(ServiceLoader.load(Converter.class).stream()
                        .map(found -> found.type().getName())
                        .toList())
                .containsAll(wanted)
                .contains("org.apache.kafka.connect.json.JsonConverter");
        assertThat(ServiceLoader.load(HeaderConverter.class).stream()
                        .map(found -> found.type().getName())
                        .toList())
                .containsAll(wanted)
                .contains("org.apache.kafka.connect.storage.SimpleHeaderConverter");
    }
}
