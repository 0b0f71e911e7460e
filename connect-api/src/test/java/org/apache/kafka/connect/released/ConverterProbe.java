package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.AlreadyExistsException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.errors.SchemaBuilderException;
import org.apache.kafka.connect.errors.SchemaProjectorException;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.storage.StringConverterConfig;

/** The converters of the SPI, what they are configured with, how they are found; and the exceptions on the wire. */
public final class ConverterProbe implements Supplier<Map<String, String>> {
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        SimpleHeaderConverter simple = new SimpleHeaderConverter();
        StringConverter string = new StringConverter();
        Samples.values().forEach((name, value) -> {
            note("simple " + name, () -> simple.fromConnectHeader("t", "h", null, value));
            note("string " + name, () -> new String(string.fromConnectData("t", null, value), "UTF-8"));
            if (value instanceof String text) {
                note("simply read " + name, () -> simple.toConnectHeader("t", "h", text.getBytes("UTF-8")));
                note("read " + name, () -> string.toConnectData("t", text.getBytes("UTF-8")));
            }
        });
        note("simply read nothing", () -> simple.toConnectHeader("t", "h", null));
        note("simply read noise", () -> simple.toConnectHeader("t", "h", new byte[] {-1, -2}));
        note("read nothing", () -> string.toConnectHeader("t", "h", null));
        note("read noise", () -> string.toConnectData("t", new byte[] {-1, -2}));
        configure();
        find();
        return outcomes;
    }

    private void note(String name, java.util.concurrent.Callable<?> call) {
        outcomes.put(name, Outcome.of(call));
    }

    private void configure() {
        for (String encoding : new String[] {"UTF-8", "UTF-16", "latin1", "no such", "bad name!", ""}) {
            note("encoding " + encoding, () -> {
                StringConverter converter = new StringConverter();
                converter.configure(Map.of(StringConverterConfig.ENCODING_CONFIG, encoding), false);
                return converter.fromConnectData("t", null, "grün");
            });
        }
        for (String type : new String[] {"key", "value", "header", "KEY", "other", ""}) {
            note("type " + type, () -> new StringConverterConfig(Map.of("converter.type", type)).type());
            note("type named " + type, () -> ConverterType.withName(type));
        }
        note("type named null", () -> ConverterType.withName(null));
        note("no type", () -> new StringConverterConfig(Map.of()));
        note("headers without type", () -> {
            new StringConverter().configure(Map.of());
            return "configured";
        });
        new StringConverter()
                .config()
                .configKeys()
                .forEach((name, key) -> outcomes.put(
                        "setting " + name,
                        key.type + " " + key.importance + " " + key.group + key.orderInGroup + " " + key.width + " "
                                + key.displayName + " " + key.validator + " " + key.hasDefault()));
        outcomes.put(
                "simple settings", new SimpleHeaderConverter().config().names().toString());
        outcomes.put("version", new StringConverter().version() + new SimpleHeaderConverter().version());
    }

    private void find() {
        for (Class<?> service : new Class<?>[] {Converter.class, HeaderConverter.class}) {
            TreeSet<String> found = new TreeSet<>();
            ServiceLoader.load(service, service.getClassLoader())
                    .forEach(converter -> found.add(converter.getClass().getName()));
            outcomes.put("services of " + service.getSimpleName(), found.toString());
        }
        for (Class<?> type : new Class<?>[] {
            ConnectException.class,
            DataException.class,
            RetriableException.class,
            AlreadyExistsException.class,
            NotFoundException.class,
            IllegalWorkerStateException.class,
            SchemaBuilderException.class,
            SchemaProjectorException.class
        }) {
            outcomes.put(
                    "serial version of " + type.getSimpleName(),
                    "" + java.io.ObjectStreamClass.lookup(type).getSerialVersionUID());
        }
    }
}
