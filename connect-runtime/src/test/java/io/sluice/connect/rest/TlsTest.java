package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.control.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String HTTPS = "listeners.https.";
    private static final String ADMIN_HTTPS = "admin.listeners.https.";

    @TempDir
    static Path folder;

    private static Path store;
    private static Path stranger;
    private static Path misnamed;

    @BeforeAll
    static void makeCertificates() throws Exception {
        store = certificate("store", "IP:127.0.0.1");
        stranger = certificate("stranger", "IP:127.0.0.1");
        misnamed = certificate("misnamed", "DNS:elsewhere.example");
    }

    @Test
    void passesRequestsOnOverHttps() {
        passesOn(secure("http", HTTPS, store), secure("https", HTTPS, store), 202);
    }

    @Test
    void passesRequestsOnToWorkersThatWantACertificate() {
        String[] required = {HTTPS + "ssl.client.auth", "required"};

        passesOn(secure("http", HTTPS, store, required), secure("https", HTTPS, store, required), 202);
    }

    @Test
    void passesNothingOnToACertificateOfAnotherHostUnlessToldSo() {
        String[] anyName = {HTTPS + "ssl.endpoint.identification.algorithm", ""};

        passesOn(secure("http", HTTPS, misnamed), secure("https", HTTPS, misnamed), 500);
        passesOn(secure("http", HTTPS, misnamed, anyName), secure("https", HTTPS, misnamed, anyName), 202);
    }

    @Test
    void passesNothingOnToAStranger() {
        String[] anyName = {HTTPS + "ssl.endpoint.identification.algorithm", ""};

        passesOn(secure("http", HTTPS, store, anyName), secure("https", HTTPS, stranger), 500);
    }

    private static void passesOn(RestWorld from, RestWorld to, int status) {
        try (RestWorld first = from.serving();
                RestWorld leader = to.serving()) {
            assertThat(leader.server.url().getScheme()).isEqualTo("https");
            first.control.refuseWith(new Refusal.NotLeader(leader.server.url()));
            leader.control.run("orders", Map.of("connector.class", "c"), 0);

            assertThat(first.send("PUT", "/connectors/orders/pause", null).statusCode())
                    .isEqualTo(status);
            assertThat(leader.control.orders()).hasSize(status == 202 ? 1 : 0);
        }
    }

    @Test
    void letsOnlyKnownClientsInWhereTheyNeedACertificate() throws Exception {
        try (RestWorld world = secure("https", HTTPS, store, HTTPS + "ssl.client.auth", "required")
                .serving()) {
            URI url = world.server.url();

            assertThat(status(url, store)).isEqualTo(200);
            assertThatThrownBy(() -> status(url, stranger)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> status(url, null)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void letsClientsInWithoutACertificateWhereItIsOnlyRequested() throws Exception {
        try (RestWorld world = secure("https", HTTPS, store, HTTPS + "ssl.client.auth", "requested")
                .serving()) {
            assertThat(status(world.server.url(), null)).isEqualTo(200);
            assertThat(status(world.server.url(), store)).isEqualTo(200);
        }
    }

    /** A client certificate for the brokers is no certificate of this server. */
    @Test
    void usesSettingsWithoutThePrefixOnlyWhereNoneHasIt() throws Exception {
        try (RestWorld world =
                secure("https", "", store, "ssl.client.auth", "required").serving()) {
            assertThatThrownBy(() -> status(world.server.url(), null)).isInstanceOf(IOException.class);
        }
        try (RestWorld world = secure(
                        "https",
                        HTTPS,
                        store,
                        "ssl.client.auth",
                        "required",
                        "ssl.truststore.location",
                        folder.resolve("not-there").toString())
                .serving()) {
            assertThat(status(world.server.url(), null)).isEqualTo(200);
        }
    }

    @Test
    void givesAdministrationItsOwnCertificateAndClients() throws Exception {
        String[] own = Stream.concat(
                        Stream.of(tls(ADMIN_HTTPS, stranger)),
                        Stream.of(
                                "admin.listeners", "https://127.0.0.1:0", ADMIN_HTTPS + "ssl.client.auth", "required"))
                .toArray(String[]::new);
        try (RestWorld world = secure("https", HTTPS, store, own).serving()) {
            URI admin = world.server.adminUrl().orElseThrow();

            assertThat(status(world.server.url(), null)).isEqualTo(200);
            assertThatThrownBy(() -> status(admin.resolve("/admin/loggers"), store))
                    .isInstanceOf(IOException.class);
            assertThat(status(admin.resolve("/admin/loggers"), stranger)).isEqualTo(200);
        }
    }

    @Test
    void administrationWithoutSettingsOfItsOwnHasThoseWithoutPrefix() throws Exception {
        String[] plain = Stream.concat(
                        Stream.of(tls("", stranger)),
                        Stream.of("admin.listeners", "https://127.0.0.1:0", "ssl.client.auth", "required"))
                .toArray(String[]::new);
        try (RestWorld world = secure("https", HTTPS, store, plain).serving()) {
            URI loggers = world.server.adminUrl().orElseThrow().resolve("/admin/loggers");

            assertThat(status(world.server.url(), null)).isEqualTo(200);
            assertThatThrownBy(() -> status(loggers, store)).isInstanceOf(IOException.class);
            assertThat(status(loggers, stranger)).isEqualTo(200);
        }
    }

    @Test
    void refusesToServeWithoutACertificate() {
        assertThatThrownBy(() -> secure("https", "", store, HTTPS + "ssl.client.auth", "required"))
                .hasMessageContaining("ssl.keystore.location");
    }

    @Test
    void leavesItToTheClientWhetherTheCertificateNamesTheHost() throws Exception {
        try (RestWorld world = secure("https", HTTPS, misnamed).serving()) {
            assertThat(status(world.server.url(), null)).isEqualTo(200);
        }
    }

    /** The status of an answer to somebody who trusts all, and shows the certificate in the store if there is one. */
    private static int status(URI url, Path shown) throws Exception {
        SslContextFactory.Client client = new SslContextFactory.Client(true);
        if (shown != null) {
            client.setKeyStorePath(shown.toString());
            client.setKeyStorePassword("changeit");
        }
        client.start();
        HttpRequest request = HttpRequest.newBuilder(url).build();
        return HttpClient.newBuilder()
                .sslContext(client.getSslContext())
                .build()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** A worker that speaks both, and tells others to use the one named. */
    private static RestWorld secure(String advertised, String prefix, Path store, String... further) {
        return new RestWorld(Stream.of(
                        new String[] {
                            "listeners",
                            "http://127.0.0.1:0,https://127.0.0.1:0",
                            "rest.advertised.listener",
                            advertised
                        },
                        tls(prefix, store),
                        further)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private static String[] tls(String prefix, Path store) {
        return Stream.of("keystore", "truststore")
                .map(each -> prefix + "ssl." + each + ".")
                .flatMap(each -> Stream.of(
                        each + "location", store.toString(), each + "type", "PKCS12", each + "password", "changeit"))
                .toArray(String[]::new);
    }

    private static Path certificate(String name, String subject) throws Exception {
        Path made = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments = "-genkeypair -alias rest -keyalg EC -dname CN=" + name + " -ext SAN=" + subject
                + " -validity 7 -storetype PKCS12 -storepass changeit -keystore";
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.concat(Stream.of(keytool), Stream.of(arguments.split(" "))),
                                Stream.of(made.toString()))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return made;
    }
}
