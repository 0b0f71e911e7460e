package io.sluice.connect.metrics;

/** Shows of which class and version the transformations and predicates of a task are. */
public record StepMeter(Figures task) {

    public void transformation(String alias, String className, String version) {
        show("transform", alias, className, version);
    }

    public void predicate(String alias, String className, String version) {
        show("predicate", alias, className, version);
    }

    private void show(String role, String alias, String className, String version) {
        MetricGroup group = task.group("connector-" + role + "-metrics", role, alias);
        group.text(role + "-class", "Class of the " + role, className);
        group.text(role + "-version", "Version of the " + role, version);
    }
}
