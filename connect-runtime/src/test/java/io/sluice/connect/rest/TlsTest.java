package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.control.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void makeCertificate() throws Exception {
        store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "rest",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "7",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    @Test
    void passesRequestsOnOverHttps() {
        try (RestWorld first = secure("http").serving();
                RestWorld leader = secure("https").serving()) {
            assertThat(leader.server.url().getScheme()).isEqualTo("https");
            first.control.refuseWith(new Refusal.NotLeader(leader.server.url()));
            leader.control.run("orders", Map.of("connector.class", "c"), 0);

            assertThat(first.send("PUT", "/connectors/orders/pause", null).statusCode())
                    .isEqualTo(202);
            assertThat(leader.control.orders()).containsExactly("target orders PAUSED");
        }
    }

    /** A worker that speaks both, and tells others to use the one named. */
    private static RestWorld secure(String advertised) {
        String prefix = "listeners.https.ssl.";
        return new RestWorld(
                "listeners",
                "http://127.0.0.1:0,https://127.0.0.1:0",
                "rest.advertised.listener",
                advertised,
                prefix + "keystore.location",
                store.toString(),
                prefix + "keystore.type",
                "PKCS12",
                prefix + "keystore.password",
                "changeit",
                prefix + "truststore.location",
                store.toString(),
                prefix + "truststore.type",
                "PKCS12",
                prefix + "truststore.password",
                "changeit");
    }
}
