package io.sluice.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures all work once a round. The two sides follow each other at once, and take turns in going first, so that a machine
 * which is slower for a while is so for both.
 */
final class Rounds {
    private final Arguments arguments;
    private final PrintStream progress;

    Rounds(Arguments arguments, PrintStream progress) {
        this.arguments = arguments;
        this.progress = progress;
    }

    List<RunResult> measure(String group, List<String> names) throws IOException, RunnerException {
        Files.createDirectories(arguments.results());
        List<RunResult> results = new ArrayList<>();
        for (int round = 1; round <= arguments.effort().rounds(); round++) {
            progress.printf(
                    "%s, round %d of %d%n", group, round, arguments.effort().rounds());
            String[] sides = round % 2 == 1 ? new String[] {"sluice", "apache"} : new String[] {"apache", "sluice"};
            for (String name : names) {
                progress.println("  " + name);
                results.addAll(new Runner(options(name, sides)).run());
            }
        }
        save(group, results);
        return results;
    }

    private Options options(String name, String... sides) {
        Effort effort = arguments.effort();
        return new OptionsBuilder()
                .include(SideBySide.class.getName())
                .param("work", name)
                .param("side", sides)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(effort.warmup())
                .measurementIterations(effort.iterations())
                .measurementTime(effort.measurement())
                .jvmArgs(
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        "-D" + Side.FOLDER_PROPERTY + "=" + arguments.sides())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(file("last.log"))
                .build();
    }

    private void save(String group, List<RunResult> results) throws IOException {
        try (PrintStream out = new PrintStream(file(group + ".json"), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
    }

    private String file(String name) {
        Path file = arguments.results().resolve(name);
        return file.toString();
    }
}
