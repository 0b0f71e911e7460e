package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of the runnable tree, with a java in place of the real one that only tells what it was called with. */
class StartScriptsTest {

    private static final Path HOME =
            Path.of(System.getProperty("sluice.dist")).toAbsolutePath().normalize();
    private static final String DISTRIBUTED = "connect-distributed.sh";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    record Outcome(int status, String output) {}

    @BeforeEach
    void pretendJava() throws IOException {
        java("openjdk version \"17.0.9\" 2023-10-17");
    }

    @Test
    void callsTheMainClassWithTheArguments() throws Exception {
        Outcome outcome = run(HOME.resolve("bin").resolve(DISTRIBUTED), "worker properties");

        assertThat(outcome.output()).contains("<org.apache.kafka.connect.cli.ConnectDistributed> <worker properties>");
        assertThat(outcome.output()).contains("<-Dsluice.home=" + HOME + ">").contains(HOME + "/libs/*>");
        assertThat(outcome.status()).as("the status of the worker").isEqualTo(7);
    }

    @Test
    void standaloneTakesConnectorFilesToo() throws Exception {
        Outcome outcome = run(HOME.resolve("bin/connect-standalone.sh"), "worker.properties", "a.properties", "b.json");

        assertThat(outcome.output())
                .contains(
                        "<org.apache.kafka.connect.cli.ConnectStandalone> <worker.properties> <a.properties> <b.json>");
    }

    @Test
    void heedsTheVariablesOperatorsKnow() throws Exception {
        environment.put("KAFKA_HEAP_OPTS", "-Xms1g -Xmx1g");
        environment.put("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseZGC");
        environment.put("KAFKA_OPTS", "-Da=1 -javaagent:x.jar");
        environment.put("JMX_PORT", "9999");
        environment.put("CLASSPATH", "/extra/one.jar");
        environment.put("EXTRA_ARGS", "-name other -Db=2");

        String output = run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output();

        assertThat(output)
                .contains("<-Xms1g> <-Xmx1g>", "<-XX:+UseZGC>", "<-Da=1> <-javaagent:x.jar>", "<-Db=2>")
                .contains("jmxremote.port=9999>", "<-cp> </extra/one.jar:" + HOME + "/libs/*>")
                .doesNotContain("-Xmx2G", "UseG1GC");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    none,                            none,         Parallel
                    -Xmx2g,                          none,         Parallel
                    -Xms1G -Xmx512M,                 none,         Parallel
                    -Xmx268435456,                   none,         Parallel
                    -Xmx1g -Xmx4096m,                none,         G1
                    -Xmx16G,                         none,         G1
                    -XX:MaxRAMPercentage=50,         none,         G1
                    -Xmx1G,                          -XX:+UseZGC,  Z
                    -Xmx1G -XX:+UseSerialGC,         none,         Serial
                    """)
    void takesTheCollectorThatSuitsTheHeap(String heap, String more, String collector) throws Exception {
        if (heap != null) environment.put("KAFKA_HEAP_OPTS", heap);
        if (more != null) environment.put("KAFKA_OPTS", more);

        String output = run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output();

        assertThat(Pattern.compile("<-XX:\\+Use(\\w+)GC>")
                        .matcher(output)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly(collector);
    }

    @Test
    void logsAsTheOperatorSays() throws Exception {
        environment.put("SLUICE_LOGBACK", "/etc/logback.xml");
        assertThat(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output())
                .contains("<-Dlogback.configurationFile=/etc/logback.xml>");

        environment.put("KAFKA_LOG4J_OPTS", "-Dmy.logging=1");
        assertThat(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output())
                .contains("<-Dmy.logging=1>")
                .doesNotContain("logback");
    }

    @Test
    void runsThroughSymbolicLinks() throws Exception {
        Path first = Files.createSymbolicLink(
                folder.resolve("first.sh"), HOME.resolve("bin").resolve(DISTRIBUTED));
        Path second = Files.createSymbolicLink(
                folder.resolve("second.sh"), Path.of(first.getFileName().toString()));

        assertThat(run(second, "w").output()).contains("<-Dsluice.home=" + HOME + ">");
    }

    @Test
    void daemonLeavesItsOutputInTheLogFolder() throws Exception {
        environment.put("LOG_DIR", folder.resolve("logs").toString());

        Outcome outcome = run(HOME.resolve("bin").resolve(DISTRIBUTED), "-daemon", "w");

        assertThat(outcome.status()).isZero();
        Path output = folder.resolve("logs/connectDistributed.out");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(output).content().contains("ConnectDistributed> <w>"));
    }

    @Test
    void tellsUsageWithoutArguments() throws Exception {
        assertOneLine(run(HOME.resolve("bin").resolve(DISTRIBUTED)), "usage: connect-distributed.sh");
        assertOneLine(run(HOME.resolve("bin/connect-standalone.sh")), "usage: connect-standalone.sh");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        java("java version \"1.8.0_392\"");
        assertOneLine(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w"), "1.8.0_392");

        java("openjdk version \"11.0.20\" 2023-07-18");
        assertOneLine(run(HOME.resolve("bin/quickstart.sh"), "--once"), "11.0.20");
    }

    @Test
    void acceptsJavaWithoutMinorVersion() throws Exception {
        java("openjdk version \"25\" 2025-09-16 LTS");

        assertThat(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").status()).isEqualTo(7);
    }

    @Test
    void refusesAMissingJava() throws Exception {
        environment.put("JAVA_HOME", folder.resolve("none").toString());

        assertOneLine(
                run(HOME.resolve("bin").resolve(DISTRIBUTED), "w"),
                folder.resolve("none").toString());
    }

    @Test
    void saysWhenItIsNotBuilt() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("checkout/bin"));
        try (Stream<Path> scripts = Files.list(HOME.resolve("bin"))) {
            for (Path script : scripts.toList()) {
                Files.copy(script, bin.resolve(script.getFileName()));
            }
        }

        assertOneLine(run(bin.resolve(DISTRIBUTED), "w"), "mvn -DskipTests package");
    }

    @Test
    void workersUseAnArchiveOfClassesWhereThereIsOne() throws Exception {
        Path archive = Files.createFile(folder.resolve("of this machine.jsa"));
        environment.put("SLUICE_CLASS_ARCHIVE", archive.toString());
        assertThat(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output())
                .contains("<-XX:SharedArchiveFile=" + archive + ">");

        Files.delete(archive);
        assertThat(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output()).doesNotContain("SharedArchiveFile");
        environment.put("SLUICE_CLASS_ARCHIVE", "off");
        assertThat(run(HOME.resolve("bin").resolve(DISTRIBUTED), "w").output()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void aJvmWithoutArchivesOfClassesLeavesNoneAndSaysSo() throws Exception {
        Path archive = folder.resolve("archive.jsa");
        environment.put("SLUICE_CLASS_ARCHIVE", archive.toString());

        Outcome outcome = run(HOME.resolve("bin/sluice-class-archive.sh"));

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.output().strip())
                .contains("makes no archive of classes")
                .hasLineCount(1);
        assertThat(archive).doesNotExist();
    }

    @Test
    void quickstartRefusesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertOneLine(run(HOME.resolve("bin/quickstart.sh"), "--port", port), "Port " + port + " is taken");
        }
    }

    private static void assertOneLine(Outcome outcome, String... parts) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output().strip()).contains(parts).hasLineCount(1);
    }

    private void java(String version) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                if [ "$1" = -version ]; then
                  echo '%s' >&2
                  exit 0
                fi
                for argument in "$@"; do printf '<%%s> ' "$argument"; done
                exit 7
                """
                        .formatted(version));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    }

    private Outcome run(Path script, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", script.toString()), Stream.of(arguments))
                                .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        for (String variable : List.of(
                "KAFKA_HEAP_OPTS", "KAFKA_OPTS", "EXTRA_ARGS", "CLASSPATH", "LOG_DIR", "SLUICE_CLASS_ARCHIVE")) {
            builder.environment().remove(variable);
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
