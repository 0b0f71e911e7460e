package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page that operators read names every metric there is, and there is every metric that dashboards know. */
class MetricsReferenceTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final String COMMAND =
            "mvn -pl connect-runtime -am -Dtest=MetricsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dsluice.write.docs=true test";

    @Test
    void pageIsWhatTheRecordersShow() throws IOException {
        String page = MetricsReference.page();
        if (Boolean.getBoolean("sluice.write.docs")) Files.writeString(PAGE, page);

        assertThat(Files.readString(PAGE))
                .as("docs/metrics.md is out of date. Write it anew with: " + COMMAND)
                .isEqualTo(page);
    }

    @Test
    void recordersShowTheAttributesThatAreRecorded() {
        Map<String, TreeSet<String>> shown = new TreeMap<>();
        MetricsReference.shown().forEach((bean, names) -> {
            TreeSet<String> attributes = shown.computeIfAbsent(keys(bean), unknown -> new TreeSet<>());
            names.forEach(name -> attributes.add(name.name()));
        });
        shown.remove("kafka.connect:type=kafka-metrics-count"); // the registry's own

        assertThat(shown).isEqualTo(recorded());
    }

    private static Map<String, TreeSet<String>> recorded() {
        Map<String, TreeSet<String>> recorded = new TreeMap<>();
        MetricsReference.contract().get("mbeans").fields().forEachRemaining(entry -> {
            if (MetricsReference.clientBeans().containsKey(entry.getKey())) return;
            TreeSet<String> attributes = recorded.computeIfAbsent(keys(entry.getKey()), unknown -> new TreeSet<>());
            entry.getValue().get("attributes").fieldNames().forEachRemaining(attributes::add);
        });
        return recorded;
    }

    private static String keys(String bean) {
        int keys = bean.indexOf(',');
        return keys < 0 ? bean : bean.substring(0, keys) + bean.substring(keys).replaceAll("=[^,]*", "");
    }
}
