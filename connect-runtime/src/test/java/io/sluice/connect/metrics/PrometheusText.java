package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as Prometheus reads it, with what {@code promtool check metrics} would find wrong: lines that are none, families in
 * pieces, samples without a type or twice, counters without their ending.
 */
record PrometheusText(Map<String, String> types, Map<String, String> help, Map<String, Double> samples) {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL
            + ")*})? (NaN|[+-]Inf|-?[0-9.]+(?:[eE][+-]?[0-9]+)?)");

    static PrometheusText parse(String page) {
        PrometheusText text = new PrometheusText(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        List<String> problems = new ArrayList<>();
        Set<String> finished = new HashSet<>();
        String family = "";
        if (!page.endsWith("\n")) problems.add("the last line does not end");
        for (String line : page.split("\n")) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (!comment.matches() && !sample.matches()) {
                problems.add("neither comment nor sample: " + line);
                continue;
            }
            String name = comment.matches() ? comment.group(2) : sample.group(1);
            if (!name.equals(family)) {
                if (!finished.add(family)) problems.add("comes in pieces: " + family);
                family = name;
            }
            if (comment.matches()) {
                Map<String, String> target = comment.group(1).equals("TYPE") ? text.types : text.help;
                if (target.put(name, comment.group(3)) != null) problems.add("said twice: " + line);
            } else {
                problems.addAll(text.take(name, sample, line));
            }
        }
        if (!problems.isEmpty()) throw new AssertionError(String.join("\n", problems));
        return text;
    }

    private List<String> take(String name, Matcher sample, String line) {
        List<String> problems = new ArrayList<>();
        String type = types.get(name);
        if (type == null) problems.add("no type before " + line);
        if (!help.containsKey(name)) problems.add("no help before " + line);
        if ("counter".equals(type) != name.endsWith("_total")) problems.add("_total is for counters: " + line);
        String labels = sample.group(2) == null ? "" : sample.group(2);
        String value = sample.group(3).replace("Inf", "Infinity");
        if (samples.put(name + labels, Double.valueOf(value)) != null) problems.add("twice: " + line);
        return problems;
    }
}
