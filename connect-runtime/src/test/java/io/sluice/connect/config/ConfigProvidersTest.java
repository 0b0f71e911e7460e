package io.sluice.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.Test;

class ConfigProvidersTest {
    private static final class Vault implements ConfigProvider {
        private final AtomicInteger asked = new AtomicInteger();
        private String greeting = "none";

        @Override
        public void configure(Map<String, ?> configs) {
            greeting = String.valueOf(configs.get("greeting"));
        }

        @Override
        public ConfigData get(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConfigData get(String path, Set<String> keys) {
            asked.incrementAndGet();
            if (path.equals("sealed")) {
                throw new IllegalStateException("sealed");
            }
            Map<String, String> data = new HashMap<>();
            keys.stream()
                    .filter(key -> !key.equals("absent"))
                    .forEach(key -> data.put(key, greeting + path + "/" + key));
            return new ConfigData(data, path.equals("short") ? 1000L : null);
        }

        @Override
        public void close() {}
    }

    private final Vault vault = new Vault();
    private final ConfigProviders providers = ConfigProviders.of(
            Map.of(
                    "config.providers",
                    "vault",
                    "config.providers.vault.class",
                    "Vault",
                    "config.providers.vault.param.greeting",
                    "hi:"),
            name -> vault);

    private static Map<String, String> config(String... pairs) {
        Map<String, String> config = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            config.put(pairs[i], pairs[i + 1]);
        }
        return config;
    }

    @Test
    void resolvesReferencesAndRemembersWhichSettingsHadSome() {
        ResolvedConfig resolved = providers.resolve(config(
                "url",
                "db://${vault:p:user}@${vault:p:host}",
                "key",
                "${vault:x:a:b}",
                "plain",
                "text",
                "none",
                null,
                "foreign",
                "${other:p:k}"));

        assertThat(resolved.values())
                .containsEntry("url", "db://hi:p/user@hi:p/host")
                .containsEntry("key", "hi:x/a:b")
                .containsEntry("foreign", "${other:p:k}")
                .containsEntry("none", null);
        assertThat(resolved.resolvedKeys()).containsExactly("key", "url");
    }

    @Test
    void asksOncePerPath() {
        providers.resolve(config("a", "${vault:p:1}", "b", "${vault:p:2}${vault:p:3}", "c", "${vault:q:1}"));

        assertThat(vault.asked).hasValue(2);
    }

    @Test
    void showsTemplatesOnly() {
        ResolvedConfig resolved = providers.resolve(config("key", "${vault:p:k}"));

        assertThat(resolved).asString().contains("${vault:p:k}").doesNotContain("hi:");
        assertThat(resolved.redact("bad value hi:p/k here")).isEqualTo("bad value ${vault:p:k} here");
    }

    @Test
    void namesTheSettingThatCannotBeResolved() {
        ResolvedConfig resolved =
                providers.resolve(config("a", "${vault:sealed:k}", "b", "${vault:p:absent}", "c", "1"));

        assertThat(resolved.failures()).containsOnlyKeys("a", "b");
        assertThatThrownBy(() -> resolved.valuesOrThrow("The configuration of x"))
                .hasMessageContainingAll("a cannot be resolved", "sealed", "b cannot be resolved", "has no absent");
    }

    @Test
    void keepsTheShortestLifetime() {
        assertThat(providers
                        .resolve(config("a", "${vault:short:k}", "b", "${vault:p:k}"))
                        .lifetime())
                .hasValueSatisfying(lifetime -> assertThat(lifetime).hasSeconds(1));
    }

    @Test
    void refusesAProviderWithoutAClass() {
        assertThatThrownBy(() -> ConfigProviders.of(Map.of("config.providers", "a,b"), name -> vault))
                .hasMessageContainingAll("config.providers.a.class", "config.providers.b.class");
    }
}
