package io.sluice.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/**
 * Measures and reports; {@link Arguments} says what can be asked for. The report is printed, and set into a page where one is
 * named.
 */
public final class Main {
    private Main() {}

    /** Measures what the arguments ask for. */
    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.of(args);
        System.setProperty(Side.FOLDER_PROPERTY, arguments.sides().toString());
        List<String> names = Side.SLUICE.work().keySet().stream()
                .filter(name -> name.contains(arguments.only()))
                .toList();
        if (names.isEmpty()) {
            System.err.println("Nothing to measure: no work has \"" + arguments.only() + "\" in its name.");
            System.exit(2);
        }
        Agreement.check(names);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<RunResult> results = new Rounds(arguments, System.out).measure(names);
        String report = conditions(arguments.effort(), load) + "\n" + Table.of(results, names);
        System.out.println("\n" + report);
        if (arguments.page() != null) {
            new Page(arguments.page(), "bench/run.sh").replace(report);
        }
    }

    private static String conditions(Effort effort, double load) {
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d cores with a load of %.1f before, %s %s, JDK %s. JVMs per side and line: %d,"
                        + " measurements in each: %d.%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                load,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                effort.rounds(),
                effort.iterations());
    }
}
