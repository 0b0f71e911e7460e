package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.ExactlyOnceSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** What has to hold between the settings of a connector, and between them and the worker. */
record CrossRules(Optional<ExactlyOnceSource> exactlyOnce, TransactionLength length) {
    void common(Map<String, String> config, Verdicts verdicts) {
        String name = config.get(ConnectorKeys.NAME);
        if (name != null && (name.contains("/") || name.contains("%"))) {
            verdicts.error(
                    ConnectorKeys.NAME,
                    "A name with '/' or '%' could not be used in the paths of the REST interface; choose another");
        }
        if (verdicts.value(ConnectorKeys.TRANSFORMS) instanceof List<?> transforms) {
            for (Object alias : transforms) {
                String prefix = "transforms." + alias + ".";
                if (config.get(prefix + "negate") != null && config.get(prefix + "predicate") == null) {
                    verdicts.error(
                            prefix + "negate",
                            "There is no predicate to negate; set " + prefix + "predicate or remove this setting");
                }
            }
        }
    }

    void sink(Map<String, String> config, Verdicts verdicts) {
        List<?> topics = verdicts.value(ConnectorKeys.TOPICS) instanceof List<?> list ? list : List.of();
        String regex = verdicts.value(ConnectorKeys.TOPICS_REGEX) instanceof String text ? text.strip() : "";
        boolean hasTopics = !isBlank(config.get(ConnectorKeys.TOPICS));
        boolean hasRegex = !isBlank(config.get(ConnectorKeys.TOPICS_REGEX));
        if (hasTopics == hasRegex) {
            String error = hasTopics
                    ? "Both topics and topics.regex are set; remove one of them"
                    : "Neither topics nor topics.regex is set; a sink connector needs one of them";
            verdicts.error(ConnectorKeys.TOPICS, error);
            verdicts.error(ConnectorKeys.TOPICS_REGEX, error);
        }
        String deadLetters = config.get(ConnectorKeys.DLQ_TOPIC);
        if (isBlank(deadLetters)) {
            return;
        }
        if (topics.contains(deadLetters.strip())) {
            verdicts.error(
                    ConnectorKeys.TOPICS,
                    "The dead letter queue " + deadLetters + " is among the topics to read " + topics
                            + ", so that its records would come round again");
        }
        if (!regex.isEmpty() && Pattern.matches(regex, deadLetters.strip())) {
            verdicts.error(
                    ConnectorKeys.TOPICS_REGEX,
                    "The dead letter queue " + deadLetters + " is matched by the pattern of topics to read " + regex
                            + ", so that its records would come round again");
        }
    }

    /** Calls the connector, so belongs into its loader. */
    void source(SourceConnector connector, Map<String, String> config, Verdicts verdicts) {
        boolean required = "required".equals(lowerCase(verdicts.value(ConnectorKeys.EXACTLY_ONCE)));
        if (exactlyOnce.isEmpty()) return; // recorded: a worker on its own takes the demand, and has no way to meet it
        if (required && !isEnabled()) {
            verdicts.error(
                    ConnectorKeys.EXACTLY_ONCE,
                    "Exactly-once delivery is required, but this worker has it switched off; set"
                            + " exactly.once.source.support to enabled on all workers");
        } else if (required) {
            ExactlyOnceSupport support = connector.exactlyOnceSupport(config);
            if (support != ExactlyOnceSupport.SUPPORTED) {
                verdicts.error(
                        ConnectorKeys.EXACTLY_ONCE,
                        support == null
                                ? "The connector does not say whether it can deliver exactly once; if you know it can, set"
                                        + " this to requested"
                                : "The connector says it cannot deliver exactly once with this configuration");
            }
        }
        if (!isEnabled()) return;
        String boundary = lowerCase(verdicts.value(ConnectorKeys.TRANSACTION_BOUNDARY));
        if (boundary.equals("interval")) length.check(config, verdicts);
        if (boundary.equals("connector")
                && connector.canDefineTransactionBoundaries(config) != ConnectorTransactionBoundaries.SUPPORTED) {
            verdicts.error(
                    ConnectorKeys.TRANSACTION_BOUNDARY,
                    "The connector cannot end transactions itself with this configuration; use poll or interval");
        }
    }

    private boolean isEnabled() {
        return exactlyOnce.filter(ExactlyOnceSource.ENABLED::equals).isPresent();
    }

    private static String lowerCase(Object text) {
        return text == null ? "" : text.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
