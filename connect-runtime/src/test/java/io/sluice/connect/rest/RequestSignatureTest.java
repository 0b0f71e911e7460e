package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.control.Peers;
import io.sluice.connect.control.Refusal;
import io.sluice.connect.model.SessionKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignatureTest {
    private static final SessionKey KEY = new SessionKey(
            Base64.getDecoder().decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), "HmacSHA256", Instant.EPOCH);
    private static final SessionKey OTHER = new SessionKey(new byte[] {1, 2, 3}, "HmacSHA256", Instant.EPOCH);
    private final RestWorld leader = new RestWorld().serving();

    @AfterEach
    void close() {
        leader.close();
    }

    /** Pairs of body and signature that a worker of the same group makes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        ``              | HmacSHA256 | 04tCCW2A9F+Ca0Sp1WB95ySWpBXT9KGoyI47udqNwcs=
        []              | HmacSHA256 | RFz4uuvEwRyKDg2eLYkj6DfD/GYfMQFAut0Di01ZS3o=
        [{"a":"b"}]     | HmacSHA256 | Eroe1tB3QaSe5EJ0n/U/3E2UQZRh4D5G73yb9AU1xkM=
        [{"n":"naïve"}] | HmacSHA256 | K2uhkKX1NBzP9LQ7zvHwz6uh1drvorvWICKKn7KOXfA=
        []              | HmacSHA512 | bFpl8g1pi8L3GKRyCGvlicOD87RHzu51RqM5awOG/Z1Y7/x8uS6PhVYfPOcRE7KDCTeQDDM31Fic/mB/XA9P/g==
        """)
    void signsAsOthersDo(String body, String algorithm, String mac) {
        assertThat(RequestSignature.of(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), KEY, algorithm))
                .isEqualTo(new RequestSignature(algorithm, mac));
    }

    @Test
    void takesTaskConfigurationsSignedWithTheGroupsKey() throws Exception {
        leader.control.useKey(KEY);
        leader.control.run("a b", Map.of("connector.class", "c"), 0);

        client(Optional.of(KEY))
                .putTasks(leader.server.url(), "a b", List.of(Map.of("x", "ü")))
                .get(20, TimeUnit.SECONDS);

        assertThat(leader.control.orders()).containsExactly("tasks a b [{x=ü}]");
    }

    @Test
    void shutsOutEarlierTasksForAWorkerOfTheGroup() throws Exception {
        try (RestWorld preparing = new RestWorld("exactly.once.source.support", "preparing").serving()) {
            preparing.control.useKey(KEY);
            preparing.control.run("a b", Map.of("connector.class", "c"), 0);

            client(Optional.of(KEY)).fence(preparing.server.url(), "a b").get(20, TimeUnit.SECONDS);

            assertThat(preparing.control.orders()).containsExactly("fence a b");
        }
    }

    @Test
    void shutsOutNobodyWhereExactlyOnceIsSwitchedOff() {
        leader.control.useKey(KEY);
        leader.control.run("orders", Map.of("connector.class", "c"), 0);

        assertThatThrownBy(() -> client(Optional.of(KEY))
                        .fence(leader.server.url(), "orders")
                        .get(20, TimeUnit.SECONDS))
                .hasMessageContaining("501")
                .hasMessageContaining("preparing");
        assertThat(leader.control.orders()).isEmpty();
    }

    @Test
    void tellsTheSenderWhyItWasRefused() {
        leader.control.useKey(KEY);
        leader.control.run("orders", Map.of("connector.class", "c"), 0);

        assertThatThrownBy(() -> client(Optional.of(OTHER))
                        .putTasks(leader.server.url(), "orders", List.of())
                        .get(20, TimeUnit.SECONDS))
                .hasMessageContaining("403")
                .hasMessageContaining("orders");
        assertThatThrownBy(() -> client(Optional.of(KEY))
                        .putTasks(leader.server.url(), "none", List.of())
                        .get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Refusal.UnknownConnector.class);
        assertThatThrownBy(() -> client(Optional.empty())
                        .putTasks(leader.server.url(), "orders", List.of())
                        .get(20, TimeUnit.SECONDS))
                .hasMessageContaining("session key");
        assertThat(leader.control.orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 400",
        "AAAA, '', 400",
        "'', HmacSHA256, 400",
        "AAAA, NoSuchAlgo, 400",
        "'?', HmacSHA256, 400",
        "AAAA, HmacSHA512, 400",
        "AAAA, HmacSHA256, 403"
    })
    void letsNobodyElseIn(String mac, String algorithm, int status) {
        leader.control.useKey(KEY);
        leader.control.run("orders", Map.of("connector.class", "c"), 0);

        String[] headers = {
            "Content-Type",
            "application/json",
            RequestSignature.MAC_HEADER,
            mac,
            RequestSignature.ALGORITHM_HEADER,
            algorithm
        };

        assertThat(leader.send("POST", "/connectors/orders/tasks", "[{\"a\":\"b\"}]", headers)
                        .statusCode())
                .isEqualTo(status);
        assertThat(leader.send("PUT", "/connectors/orders/fence", null, headers).statusCode())
                .isEqualTo(status);
        assertThat(leader.control.orders()).isEmpty();
    }

    @Test
    void asksToWaitUntilTheKeyIsRead() {
        leader.control.run("orders", Map.of("connector.class", "c"), 0);

        var answer = leader.send(
                "PUT",
                "/connectors/orders/fence",
                null,
                RequestSignature.MAC_HEADER,
                "AAAA",
                RequestSignature.ALGORITHM_HEADER,
                "HmacSHA256");

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void asksForNoSignatureWhereTheProtocolHasNoKeys() {
        try (RestWorld open = new RestWorld("connect.protocol", "compatible").serving()) {
            open.control.run("orders", Map.of("connector.class", "c"), 0);

            assertThat(open.send("POST", "/connectors/orders/tasks", "[]").statusCode())
                    .isEqualTo(204);
        }
    }

    private Peers client(Optional<SessionKey> key) {
        return leader.server.leaderClient(() -> key);
    }
}
