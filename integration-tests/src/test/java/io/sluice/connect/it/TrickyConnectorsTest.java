package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.testkit.ConnectExtension;
import io.sluice.connect.testkit.ConnectRest.Answer;
import io.sluice.connect.testkit.ConnectorStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugin code that never returns or throws whatever can be thrown: it harms its own connector and nobody else. */
class TrickyConnectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    @RegisterExtension
    static final ConnectExtension connect = new ConnectExtension(Map.of("task.shutdown.graceful.timeout.ms", "2000"));

    @TempDir
    private Path folder;

    @AfterAll
    static void closesInSpiteOfAllThatBlocks() {
        assertThat(timed(() -> connect.worker().close())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void oneThatBlocksInValidateIsNamedAndLeavesTheOthersAlone() throws Exception {
        Answer answer = impatient(() -> create("validating", tricky("validate", "block")));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("message").asText()).contains("validating", "validate of", "TrickySource");
        assertThat(connect.rest().get("/connectors/validating").status()).isEqualTo(404);
        assertOthersAreServed("beside-validating");
    }

    @ParameterizedTest
    @CsvSource({
        "start, starting connector",
        "taskConfigs, task configurations",
        "stop, stopping connector",
        "task start, ",
        "poll, ",
        "task stop, "
    })
    void oneThatBlocksLaterIsNamedAndLeavesTheOthersAlone(String point, String stage) throws Exception {
        String name = "blocks-at-" + point.replace(' ', '-');
        assertThat(create(name, tricky(point, "block")).status()).isEqualTo(201);
        connect.rest()
                .awaitStatus(
                        name, status -> point.equals("start") || !status.state().equals("UNKNOWN"));
        if (stage != null) {
            Answer restart = impatient(() -> restartOncePlaced(name));
            assertThat(restart.status()).isEqualTo(500);
            assertThat(restart.json().path("message").asText()).contains(name, stage);
        }

        assertOthersAreServed("beside-" + name);
        assertThat(timed(() -> connect.rest().delete(name))).isLessThan(PROMPTLY);
        assertThat(connect.rest().get("/connectors/" + name).status()).isEqualTo(404);
    }

    /** Whether the group has given the new connector to a worker yet cannot be seen before that has started it. */
    private static Answer restartOncePlaced(String name) {
        return Awaitility.await("a worker that is given " + name)
                .atMost(PROMPTLY)
                .pollDelay(Duration.ZERO)
                .until(
                        () -> connect.rest().request("POST", "/connectors/" + name + "/restart", ""),
                        answer -> answer.status() != 409);
    }

    @ParameterizedTest
    @CsvSource({
        "poll, java.lang.IllegalStateException",
        "poll, java.lang.StackOverflowError",
        "poll, java.lang.OutOfMemoryError",
        "task start, java.lang.NoClassDefFoundError",
        "start, java.lang.IllegalStateException",
        "start, java.lang.OutOfMemoryError"
    })
    void oneThatThrowsFailsWithItsTraceAndComesBackByARestart(String point, String thrown) throws Exception {
        Path whilst = Files.createFile(folder.resolve("broken"));
        String name = "throws-" + point.replace(' ', '-') + "-" + thrown.replaceAll(".*\\.", "");
        Map<String, String> config = tricky(point, thrown);
        config.put("trick.while", whilst.toString());
        create(name, config);

        ConnectorStatus failed = connect.rest().awaitStatus(name, ConnectorStatus::hasFailed);
        String trace =
                point.equals("start") ? failed.trace() : failed.tasks().get(0).trace();
        assertThat(trace).contains(thrown, "played a trick at " + point, "TrickySource");

        Files.delete(whilst);
        connect.rest().restart(name);
        connect.rest().awaitStatus(name, ConnectorStatus::isRunning);
        connect.rest().delete(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.IllegalStateException", "java.lang.OutOfMemoryError", "java.lang.LinkageError"})
    void oneThatCannotSayItsTaskConfigsIsAskedAgain(String thrown) throws Exception {
        Path whilst = Files.createFile(folder.resolve("broken"));
        String name = "unsure-" + thrown.replaceAll(".*\\.", "");
        Map<String, String> config = tricky("taskConfigs", thrown);
        config.put("trick.while", whilst.toString());
        create(name, config);
        connect.rest().awaitStatus(name, status -> status.state().equals("RUNNING"));

        Files.delete(whilst);
        connect.rest().awaitStatus(name, ConnectorStatus::isRunning);
        connect.rest().delete(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.IllegalStateException", "java.lang.OutOfMemoryError", "java.lang.LinkageError"})
    void oneThatThrowsWhileStoppingIsStopped(String thrown) throws Exception {
        String name = "halts-" + thrown.replaceAll(".*\\.", "");
        create(name, tricky("stop", thrown));
        connect.rest().awaitStatus(name, ConnectorStatus::isRunning);

        assertThat(timed(() -> connect.rest().restart(name))).isLessThan(PROMPTLY);
        connect.rest().awaitStatus(name, ConnectorStatus::isRunning);
        connect.rest().delete(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.IllegalStateException", "java.lang.StackOverflowError"})
    void oneThatThrowsInValidateIsRefused(String thrown) throws Exception {
        Answer answer = create("invalid", tricky("validate", thrown));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("played a trick");
        assertThat(connect.rest().get("/connectors/invalid").status()).isEqualTo(404);
    }

    private static void assertOthersAreServed(String name) {
        assertThat(timed(() -> connect.put(name, tricky("", "")))).isLessThan(PROMPTLY);
        connect.awaitRunning(name);
        assertThat(timed(() -> connect.rest().request("POST", "/connectors/" + name + "/restart", "")))
                .isLessThan(PROMPTLY);
        assertThat(timed(() -> connect.rest().delete(name))).isLessThan(PROMPTLY);
        assertThat(connect.rest().get("/health").status()).isEqualTo(200);
    }

    private static Answer create(String name, Map<String, String> config) throws Exception {
        String body = JSON.writeValueAsString(Map.of("name", name, "config", config));
        return connect.rest().request("POST", "/connectors", body);
    }

    private static Map<String, String> tricky(String point, String trick) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", TrickySource.class.getName());
        config.put("trick.at", point);
        config.put("trick", trick);
        return config;
    }

    private interface Question {
        Answer ask() throws Exception;
    }

    private static Answer impatient(Question question) throws Exception {
        connect.worker().requestTimeout(Duration.ofSeconds(1));
        try {
            return question.ask();
        } finally {
            connect.worker().requestTimeout(Duration.ofSeconds(90));
        }
    }

    private static Duration timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
