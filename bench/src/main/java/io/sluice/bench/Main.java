package io.sluice.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<String, List<String>> groups = wanted(arguments);
        if (groups.isEmpty()) {
            System.err.println("Nothing to measure: no work of group \"" + arguments.group() + "\" has \""
                    + arguments.only() + "\" in its name. Groups are "
                    + Side.SLUICE.groups().keySet() + "; all of them if none is named.");
            System.exit(2);
        }
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            measure(group.getKey(), group.getValue(), arguments);
        }
    }

    /** The names of the work that was asked for, in its groups. */
    private static Map<String, List<String>> wanted(Arguments arguments) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        Side.SLUICE.groups().forEach((group, work) -> {
            List<String> names = work.keySet().stream()
                    .filter(name -> name.contains(arguments.only()))
                    .toList();
            if (!names.isEmpty()
                    && (arguments.group().isEmpty() || arguments.group().equals(group))) {
                wanted.put(group, names);
            }
        });
        return wanted;
    }

    private static void measure(String group, List<String> names, Arguments arguments) throws Exception {
        Agreement.check(names);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<RunResult> results = new Rounds(arguments, System.out).measure(group, names);
        String report = conditions(arguments.effort(), load) + "\n" + Table.of(results, names);
        System.out.println("\n" + report);
        if (arguments.page() != null) {
            new Page(arguments.page(), "bench/run.sh (" + group + ")").replace(report);
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
