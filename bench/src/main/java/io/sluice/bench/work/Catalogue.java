package io.sluice.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * All work there is: what prepares it, by its name, in the order of the table. New work is a line in one of the groups, or a
 * new group here.
 */
public final class Catalogue implements Supplier<Map<String, Callable<Callable<Object>>>> {
    private final Map<String, Callable<Callable<Object>>> work = new LinkedHashMap<>();

    /** Lists the work and prepares none. */
    public Catalogue() {
        JsonConverterWork.addTo(this);
        StringConverterWork.addTo(this);
        StructWork.addTo(this);
        SchemaWork.addTo(this);
        ValuesWork.addTo(this);
    }

    @Override
    public Map<String, Callable<Callable<Object>>> get() {
        return work;
    }

    void add(String name, Callable<Callable<Object>> prepared) {
        if (work.put(name, prepared) != null) {
            throw new IllegalArgumentException("There is work named \"" + name + "\" already.");
        }
    }
}
