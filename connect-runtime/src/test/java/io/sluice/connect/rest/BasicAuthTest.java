package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.rest.basic.auth.extension.BasicAuthSecurityRestExtension;
import org.apache.kafka.connect.rest.basic.auth.extension.PropertyFileLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasicAuthTest {
    private final RestWorld world = new RestWorld();

    @TempDir
    Path dir;

    private Path users;

    @BeforeEach
    void usersInAFile() throws IOException {
        users = Files.writeString(dir.resolve("users.properties"), "ada=engine:1\nempty=\n");
        jaas("KafkaConnect");
    }

    @AfterEach
    void close() {
        Configuration.setConfiguration(null);
        world.close();
    }

    private void jaas(String entry) {
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                if (!name.equals(entry)) return null;
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(
                            PropertyFileLoginModule.class.getName(),
                            AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                            Map.of("file", users.toString()))
                };
            }
        });
    }

    private void serve() {
        world.serving(Extensions.configured(List.of(new BasicAuthSecurityRestExtension()), Map.of()));
    }

    private int status(String authorization) {
        return world.send("GET", "/connectors", null, "Authorization", authorization)
                .statusCode();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void letsInWhoNamesAUserAndItsPassword() {
        serve();

        assertThat(status(basic("ada:engine:1"))).isEqualTo(200);
        assertThat(status(basic("ada:engine:1").replace("Basic", "basic"))).isEqualTo(200);
    }

    @Test
    void keepsEverybodyElseOutAndSaysWhatIsAskedFor() {
        serve();

        HttpResponse<String> answer = world.get("/connectors");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic"));
        assertThat(RestWorld.json(answer).path("error_code").asInt()).isEqualTo(401);
        for (String wrong : List.of(
                basic("ada:engine:2"),
                basic("ada:"),
                basic("ada"),
                basic("bob:engine:1"),
                basic(":"),
                "Basic %%%",
                "Basic",
                "Bearer ada:engine:1",
                "")) assertThat(status(wrong)).as(wrong).isEqualTo(401);
        assertThat(world.get("/health").statusCode()).isEqualTo(401);
    }

    @Test
    void aChangedFileCountsAtOnceAndAMissingOneLetsNobodyIn() throws IOException {
        serve();
        Files.writeString(users, "ada=other");
        assertThat(status(basic("ada:engine:1"))).isEqualTo(401);
        assertThat(status(basic("ada:other"))).isEqualTo(200);

        Files.writeString(users, "");
        assertThat(status(basic("ada:other"))).isEqualTo(401);
        Files.delete(users);
        assertThat(status(basic("ada:other"))).isEqualTo(401);
    }

    @Test
    void requestsBetweenWorkersAreSignedAndNeedNoUser() {
        serve();

        assertThat(world.send("POST", "/connectors/orders/tasks", "[]").statusCode())
                .isNotEqualTo(401);
        assertThat(world.get("/connectors/orders/tasks").statusCode()).isEqualTo(401);
        assertThat(world.send("POST", "/connectors/orders/restart/../tasks", "[]")
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void refusesToStartWithoutAnEntryToCheckUsersBy() {
        jaas("SomethingElse");

        assertThatThrownBy(this::serve).isInstanceOf(ConfigException.class).hasMessageContaining("KafkaConnect");
    }
}
