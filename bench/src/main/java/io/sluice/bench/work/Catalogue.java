package io.sluice.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All work there is, in groups that have a table each: what prepares it, by its name, in the order of the table. New work is a
 * line in one of the classes here, or a new class.
 */
public final class Catalogue implements Supplier<Map<String, Map<String, Callable<Callable<Object>>>>> {
    private final Map<String, Map<String, Callable<Callable<Object>>>> groups = new LinkedHashMap<>();
    private Map<String, Callable<Callable<Object>>> group;

    /** Lists the work and prepares none. */
    public Catalogue() {
        addGroup("converters", JsonConverterWork::addTo, StringConverterWork::addTo);
        addGroup("data", StructWork::addTo, SchemaWork::addTo, ValuesWork::addTo, HeaderWork::addTo);
        addGroup(
                "transforms",
                FieldTransformWork::addTo,
                RecordTransformWork::addTo,
                PredicateWork::addTo,
                ChainWork::addTo);
    }

    @Override
    public Map<String, Map<String, Callable<Callable<Object>>>> get() {
        return groups;
    }

    @SafeVarargs
    private void addGroup(String name, Consumer<Catalogue>... work) {
        group = new LinkedHashMap<>();
        groups.put(name, group);
        for (Consumer<Catalogue> some : work) {
            some.accept(this);
        }
    }

    void add(String name, Callable<Callable<Object>> prepared) {
        if (group.put(name, prepared) != null) {
            throw new IllegalArgumentException("There is work named \"" + name + "\" already.");
        }
    }
}
