package org.apache.kafka.connect.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.released.world.ReleasedWorld;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

/**
 * Asks our converter and the released one the same random questions. A failure names its seed; to repeat it, run with
 * {@code -Dsluice.test.seed}.
 */
class RandomAgainstReleasedTest {
    private static final long SEED = Long.getLong("sluice.test.seed", new Random().nextLong());
    private static final int ROUNDS = Integer.getInteger("sluice.test.rounds", 1500);
    private static final String BREAKERS = "{}[]\",:0123456789eE.+-truefalsn\\u \n";

    @Test
    void writesAndReadsRandomRecordsAlike() throws Exception {
        try (ReleasedWorld world = new ReleasedWorld(getClass())) {
            LongFunction<List<String>> ours = new RandomScript();
            LongFunction<List<String>> released = world.twinOf(RandomScript.class);

            for (int n = 0; n < ROUNDS; n++) {
                long seed = SEED + n;
                assertThat(ours.apply(seed)).as("seed %d", seed).isEqualTo(released.apply(seed));
            }
        }
    }

    @Test
    void readsDamagedRecordsAlike() throws Exception {
        try (ReleasedWorld world = new ReleasedWorld(getClass())) {
            BiFunction<Map<String, String>, byte[], String> ours = new ReadScript();
            BiFunction<Map<String, String>, byte[], String> released = world.twinOf(ReadScript.class);
            List<String> originals = originals();
            List<Map<String, String>> settings = List.of(Map.of(), Map.of("schemas.enable", "false"));

            for (int n = 0; n < 4 * ROUNDS; n++) {
                long seed = SEED + n;
                Random random = new Random(new SplittableRandom(seed).nextLong());
                String original = random.nextBoolean()
                        ? originals.get(random.nextInt(originals.size()))
                        : written(new RandomRecords(seed));
                String damaged = damaged(original, random);
                byte[] record = damaged.getBytes(StandardCharsets.UTF_8);
                for (Map<String, String> with : settings) {
                    String before =
                            ours.apply(with, original.getBytes(StandardCharsets.UTF_8)); // its schema is known now
                    assertThat(before).isNotEmpty();
                    assertThat(ours.apply(with, record))
                            .as("seed %d, %s, record %s", seed, with, damaged)
                            .isEqualTo(released.apply(with, record));
                }
            }
        }
    }

    private static String written(RandomRecords records) {
        Schema schema = records.schema(3);
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of(), false);
            return new String(
                    converter.fromConnectData("topic", schema, records.value(schema)), StandardCharsets.UTF_8);
        }
    }

    private static List<String> originals() {
        return List.of(
                "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"type\":\"int32\",\"optional\":false,\"field\":\"a\"},"
                        + "{\"type\":\"string\",\"optional\":true,\"default\":\"d\",\"field\":\"b\"},{\"type\":\"double\","
                        + "\"optional\":false,\"field\":\"c\"}],\"optional\":false},"
                        + "\"payload\":{\"a\":17,\"b\":\"te\\\"xt\",\"c\":-1.5e3}}",
                "{\"payload\":{\"k\":[1,2.5,null,true]},\"schema\":{\"type\":\"map\",\"keys\":{\"type\":\"string\"},"
                        + "\"values\":{\"type\":\"array\",\"items\":{\"type\":\"int16\",\"optional\":true}}}}",
                "{\"schema\":{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,"
                        + "\"parameters\":{\"scale\":\"2\"}},\"payload\":\"AZw=\"}",
                "{\"schema\":null,\"payload\":{\"a\":[1,{\"b\":\"c\"}],\"d\":null}}",
                " {\"schema\" : {\"type\":\"int64\"}, \"payload\" : 12 } ",
                "{\"schema\":{\"type\":\"float\"},\"payload\":1.17549435e-38}");
    }

    private static String damaged(String original, Random random) {
        StringBuilder text = new StringBuilder(original);
        for (int times = random.nextInt(3) + 1; times > 0; times--) {
            int at = random.nextInt(text.length());
            char breaker = BREAKERS.charAt(random.nextInt(BREAKERS.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, breaker);
                case 2 -> text.setCharAt(at, breaker);
                case 3 -> {
                    int to = Math.min(text.length(), at + random.nextInt(12));
                    text.insert(random.nextInt(text.length()), text.substring(at, to));
                }
                default -> text.setLength(at == 0 ? 1 : at);
            }
            if (text.isEmpty()) {
                text.append(breaker);
            }
        }
        return text.toString();
    }
}
