package io.sluice.connect.rest;

import io.sluice.connect.config.Listener;
import io.sluice.connect.config.RestSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the two ends of HTTPS out of the {@code ssl.*} settings: what listens here, and what talks to other workers. */
final class Tls {
    private final Map<String, String> settings;

    Tls(Map<String, String> settings) {
        this.settings = settings;
    }

    SslContextFactory.Server server() {
        if (settings.getOrDefault("ssl.keystore.location", "").isBlank())
            throw new ConfigException(
                    "An HTTPS listener has no certificate: set ssl.keystore.location. As soon as one ssl.*"
                            + " setting has the prefix of the listener (listeners.https. or admin.listeners.https.), only those"
                            + " that have it count");
        SslContextFactory.Server server = new SslContextFactory.Server();
        stores(server);
        String clients = settings.getOrDefault("ssl.client.auth", "none");
        server.setNeedClientAuth(clients.equals("required"));
        server.setWantClientAuth(clients.equals("requested"));
        return server;
    }

    /** What a client of other workers trusts; empty where no listener speaks HTTPS, so that none of them does. */
    static Optional<SSLContext> clientOf(RestSettings rest) {
        if (rest.listeners().stream().noneMatch(Listener::https)) return Optional.empty();
        Tls tls = new Tls(rest.tls());
        SslContextFactory.Client client = tls.askForNames() ? new SslContextFactory.Client() : new AnyName();
        tls.stores(client);
        try {
            client.start();
            return Optional.of(client.getSslContext());
        } catch (Exception e) { // whatever the security providers throw
            throw new ConfigException(
                    "The ssl.* settings for talking to other workers cannot be used: " + e.getMessage());
        }
    }

    /** An empty algorithm means that a certificate need not name its owner's host. */
    private boolean askForNames() {
        return !settings.getOrDefault("ssl.endpoint.identification.algorithm", "https")
                .isBlank();
    }

    private void stores(SslContextFactory factory) {
        on("ssl.keystore.location", factory::setKeyStorePath);
        on("ssl.keystore.type", factory::setKeyStoreType);
        on("ssl.keystore.password", factory::setKeyStorePassword);
        on("ssl.key.password", factory::setKeyManagerPassword);
        on("ssl.truststore.location", factory::setTrustStorePath);
        on("ssl.truststore.type", factory::setTrustStoreType);
        on("ssl.truststore.password", factory::setTrustStorePassword);
        on("ssl.protocol", factory::setProtocol);
        on("ssl.provider", factory::setProvider);
        on("ssl.enabled.protocols", text -> factory.setIncludeProtocols(list(text)));
        on("ssl.cipher.suites", text -> {
            factory.setExcludeCipherSuites(); // the operator's choice stands
            factory.setIncludeCipherSuites(list(text));
        });
        on("ssl.keymanager.algorithm", factory::setKeyManagerFactoryAlgorithm);
        on("ssl.trustmanager.algorithm", factory::setTrustManagerFactoryAlgorithm);
        on("ssl.secure.random.implementation", factory::setSecureRandomAlgorithm);
    }

    private void on(String setting, Consumer<String> use) {
        String value = settings.get(setting);
        if (value != null && !value.isBlank()) use.accept(value);
    }

    private static String[] list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toArray(String[]::new);
    }
}
