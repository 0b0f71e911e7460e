package io.sluice.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a JVM's process uses of the machine, as Linux and the JVM itself tell. */
public final class ProcessUse {
    /** One line for the heap of G1, one for each generation of other collectors. */
    private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");
    /** Linux counts the time of processes in hundredths of a second for those who ask, whatever it does inside. */
    private static final Duration TICK = Duration.ofMillis(10);

    private final Sites sites;
    private final long pid;

    public ProcessUse(Sites sites, long pid) {
        this.sites = sites;
        this.pid = pid;
    }

    /** The time processors worked for it since it began. */
    public Duration cpu() {
        String stat = read("stat");
        // The second field is the command's name in parentheses, which may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return TICK.multipliedBy(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }

    public int threads() {
        return Integer.parseInt(status("Threads"));
    }

    public double residentMegabytes() {
        return Double.parseDouble(status("VmRSS").replace(" kB", "")) / 1024;
    }

    /** What remains on the heap after everything that is not needed was thrown away. */
    public double liveHeapMegabytes() {
        jcmd("GC.run");
        jcmd("GC.run"); // what the first one had finalised or enqueued
        List<MatchResult> used =
                HEAP_USED.matcher(jcmd("GC.heap_info")).results().toList();
        if (used.isEmpty()) {
            throw new NotReached("The JVM " + pid + " does not tell how much of its heap it uses");
        }
        return used.stream().mapToLong(part -> Long.parseLong(part.group(1))).sum() / 1024.0;
    }

    private String status(String field) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .findFirst()
                .orElseThrow(() -> new NotReached("Linux does not tell " + field + " of process " + pid))
                .substring(field.length() + 1)
                .strip();
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new NotReached("Process " + pid + " cannot be looked at", e);
        }
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(List.of(sites.jcmd().toString(), Long.toString(pid), command))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
            Await.end("jcmd", jcmd, Duration.ofSeconds(30));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run jcmd", e);
        }
    }
}
