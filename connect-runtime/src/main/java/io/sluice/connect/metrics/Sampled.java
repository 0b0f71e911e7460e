package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.CompoundStat.NamedMeasurable;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Stat;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.Frequencies;
import org.apache.kafka.common.metrics.stats.Max;
import org.apache.kafka.common.metrics.stats.Min;

/**
 * A value that is recorded now and then, of which reporters see what it was on average or at most over the last while. One
 * lock, hardly ever contended, guards all of it: whoever records meets whoever looks.
 */
final class Sampled {
    private final MetricGroup group;
    private final MetricConfig sampling;
    private final List<Stat> stats = new ArrayList<>(2);

    Sampled(MetricGroup group, MetricConfig sampling) {
        this.group = group;
        this.sampling = sampling;
    }

    Sampled average(String metric, String meaning) {
        return shown(metric, meaning, new Avg());
    }

    Sampled least(String metric, String meaning) {
        return shown(metric, meaning, new Min());
    }

    Sampled most(String metric, String meaning) {
        return shown(metric, meaning, new Max());
    }

    private <S extends Stat & Measurable> Sampled shown(String metric, String meaning, S stat) {
        stats.add(stat);
        group.provide(metric, meaning, locked(stat));
        return this;
    }

    /** Shows which part of all outcomes were failures and which successes, between 0 and 1. */
    Sampled outcomes(String failures, String successes, String meaning) {
        Frequencies frequencies = Frequencies.forBooleanValues(named(failures), named(successes));
        stats.add(frequencies);
        for (NamedMeasurable one : frequencies.stats()) group.provide(one.name().name(), meaning, locked(one.stat()));
        return this;
    }

    private static MetricName named(String metric) {
        return new MetricName(metric, "", "", Map.of());
    }

    private Measurable locked(Measurable stat) {
        return (config, nowMs) -> {
            synchronized (this) {
                return stat.measure(config, nowMs);
            }
        };
    }

    void record(boolean outcome, long nowMs) {
        record(outcome ? 1 : 0, nowMs);
    }

    synchronized void record(double value, long nowMs) {
        for (int i = 0; i < stats.size(); i++) stats.get(i).record(sampling, value, nowMs);
    }
}
