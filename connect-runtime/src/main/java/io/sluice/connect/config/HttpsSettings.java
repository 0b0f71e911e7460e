package io.sluice.connect.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/**
 * The {@code ssl.*} settings of HTTPS listeners. Where any has the prefix of the listeners, those without it, which are for clients
 * of Kafka as well, do not count: what secures the way to the brokers is not to open this door.
 *
 * @param main for {@code listeners}
 * @param admin for {@code admin.listeners}
 */
record HttpsSettings(Map<String, String> main, Map<String, String> admin) {
    private static final String MAIN = "listeners.https.";
    private static final String ADMIN = "admin.listeners.https.";

    static HttpsSettings in(Map<String, String> worker) {
        Map<String, String> plain = starting(worker, "ssl.", "");
        return new HttpsSettings(withPrefixOr(plain, worker, MAIN), withPrefixOr(plain, worker, ADMIN));
    }

    /** Notes what is wrong with those that have a prefix, which are no settings by their definitions. */
    static void check(Map<String, String> worker, ConfigDef definitions, Problems problems) {
        for (String prefix : List.of(MAIN, ADMIN)) {
            ConfigDef prefixed = new ConfigDef();
            for (ConfigKey key : definitions.configKeys().values())
                if (worker.containsKey(prefix + key.name))
                    prefixed.define(
                            prefix + key.name, key.type, ConfigDef.NO_DEFAULT_VALUE, key.validator, key.importance, "");
            problems.parse(prefixed, worker);
        }
    }

    private static Map<String, String> withPrefixOr(
            Map<String, String> otherwise, Map<String, String> worker, String prefix) {
        Map<String, String> own = starting(worker, prefix + "ssl.", prefix);
        return own.isEmpty() ? otherwise : own;
    }

    private static Map<String, String> starting(Map<String, String> worker, String beginning, String dropped) {
        Map<String, String> found = new LinkedHashMap<>();
        worker.forEach((key, value) -> {
            if (key.startsWith(beginning)) found.put(key.substring(dropped.length()), value);
        });
        return found;
    }
}
