package org.apache.kafka.connect.released;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.released.world.ReleasedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the same probes against these transformations and the released ones and compares what they saw. */
class BehavesAsReleasedTest {

    @ParameterizedTest
    @ValueSource(classes = {TransformProbe.class, PathProbe.class, HelperProbe.class, DefinitionProbe.class})
    void seesNoDifference(Class<? extends Supplier<Map<String, String>>> probe) throws Exception {
        try (ReleasedWorld released = new ReleasedWorld(getClass())) {
            Supplier<Map<String, String>> twin = released.twinOf(probe);
            Map<String, String> theirs = twin.get();
            Map<String, String> ours =
                    probe.getDeclaredConstructor().newInstance().get();

            assertThat(ours.keySet()).isEqualTo(theirs.keySet());
            assertThat(differences(theirs, ours)).isEmpty();
        }
    }

    @Test
    void doesTheSameWithRandomSettingsToRandomRecords() throws Exception {
        long seed = Long.getLong("sluice.seed", new Random().nextLong());
        try (ReleasedWorld released = new ReleasedWorld(getClass())) {
            LongFunction<Map<String, String>> theirs = released.twinOf(RandomProbe.class);
            LongFunction<Map<String, String>> ours = new RandomProbe();
            for (int round = 0; round < Integer.getInteger("sluice.rounds", 100); round++) {
                Map<String, String> expected = theirs.apply(seed + round);
                Map<String, String> actual = ours.apply(seed + round);

                assertThat(actual.keySet()).as("-Dsluice.seed=%d", seed + round).isEqualTo(expected.keySet());
                assertThat(differences(expected, actual))
                        .as("-Dsluice.seed=%d", seed + round)
                        .isEmpty();
            }
        }
    }

    private static List<String> differences(Map<String, String> theirs, Map<String, String> ours) {
        List<String> different = new ArrayList<>();
        theirs.forEach((name, expected) -> {
            String actual = ours.get(name);
            if (!actual.equals(expected) && !isSaidMoreClearly(expected, actual)) {
                different.add(name + " is " + expected + ", here " + actual);
            }
        });
        return different;
    }

    /** A field that is missing, or a format, ends in a null pointer there and in a message about it here. */
    private static boolean isSaidMoreClearly(String expected, String actual) {
        return expected.equals("!NullPointerException") && actual.equals("!DataException");
    }
}
