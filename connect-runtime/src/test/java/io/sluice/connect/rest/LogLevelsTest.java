package io.sluice.connect.rest;

import static io.sluice.connect.rest.RestWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLevelsTest {
    private final LoggerContext logback = new LoggerContext();
    private final LogLevels levels = new LogLevels(logback, Clock.fixed(Instant.ofEpochMilli(7), ZoneOffset.UTC));

    LogLevelsTest() {
        logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    }

    @Test
    void setsALoggerAndThoseBelowIt() {
        Logger below = logback.getLogger("a.b.c");
        below.setLevel(Level.ERROR);
        logback.getLogger("a.bc");

        assertThat(levels.set("a.b", "debug")).containsExactly("a.b", "a.b.c");

        assertThat(below.getEffectiveLevel()).isEqualTo(Level.DEBUG);
        assertThat(logback.getLogger("a.bc").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(levels.get("a.b.c")).hasValue(new LogLevels.LoggerLevel("DEBUG", 7L));
        assertThat(levels.get("root")).hasValue(new LogLevels.LoggerLevel("INFO", null));
    }

    @Test
    void changesNothingWhereTheLevelIsInEffect() {
        assertThat(levels.set("a", "INFO")).isEmpty();
        assertThat(levels.get("a")).hasValue(new LogLevels.LoggerLevel("INFO", null));
    }

    @Test
    void setsEverythingBelowRoot() {
        logback.getLogger("a").setLevel(Level.ERROR);

        assertThat(levels.set("root", "WARN")).isEqualTo(List.of("a", "root"));
        assertThat(logback.getLogger("a").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void setsALevelEverywhereThroughTheLog() {
        try (RestWorld world = new RestWorld().serving()) {
            var answer = world.send("PUT", "/admin/loggers/a.b?scope=cluster", "{\"level\":\"error\"}");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(world.control.orders()).containsExactly("logger a.b ERROR");
            assertThat(json(world.get("/admin/loggers/a.b")).get("level").asText())
                    .isEqualTo("ERROR");
            assertThat(world.send("PUT", "/admin/loggers/a.b?scope=unheard", "{\"level\":\"warn\"}")
                            .body())
                    .isEqualTo("[\"a.b\"]");
        }
    }
}
