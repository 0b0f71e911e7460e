package io.sluice.connect.it;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The example settings of MirrorMaker's connectors that come with the distribution, for two clusters of a test. */
record MirrorExample(KafkaExtension primary, KafkaExtension backup) {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("sluice.dist")).resolve("config");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param further what is to be other than in the example */
    Map<String, String> of(String connector, Map<String, String> further) {
        try {
            String example = Files.readString(EXAMPLES.resolve("connect-" + connector + ".json"))
                    .replace("primary:9092", primary.bootstrapServers())
                    .replace("localhost:9092", backup.bootstrapServers());
            Map<String, String> config =
                    JSON.convertValue(JSON.readTree(example).get("config"), new TypeReference<>() {});
            config.putAll(further);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
