package io.sluice.connect.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Keeps secrets out of logs and messages: by the type of a setting, and by names that speak of one. */
public final class Secrets {
    /** What is shown in place of a secret. */
    public static final String HIDDEN = "[hidden]";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "passw|passphrase|secret|token(?!\\.endpoint|izer)|credential|private.?key|api.?key|access.?key|jaas|auth\\.user\\.info"
                    + "|user\\.info|keystore\\.key$|signature$|connection\\.(string|uri)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_LOGIN = Pattern.compile("(://[^/\\s:@]+:)[^/\\s@]+@");

    private Secrets() {}

    /** Whether a setting of this name is likely to hold a secret. */
    public static boolean isSecretName(String key) {
        return SECRET_NAME.matcher(key).find();
    }

    /** Whether the setting must not be shown, by its definition (if there is one) or its name. */
    public static boolean isSecret(String key, ConfigDef definitions) {
        ConfigKey definition = definitions.configKeys().get(key);
        return definition != null && definition.type == ConfigDef.Type.PASSWORD || isSecretName(key);
    }

    /** The configuration as it may be shown in a log. */
    public static Map<String, String> masked(Map<String, String> config, ConfigDef definitions) {
        Map<String, String> masked = new LinkedHashMap<>();
        config.forEach((key, value) ->
                masked.put(key, value != null && isSecret(key, definitions) ? HIDDEN : withoutLogins(value)));
        return masked;
    }

    private static String withoutLogins(String value) {
        return value == null ? null : URL_LOGIN.matcher(value).replaceAll("$1" + HIDDEN + "@");
    }
}
