package io.sluice.connect.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * The worker settings that shape the HTTP interface.
 *
 * @param adminHere whether the admin resources are served on the main listeners
 * @param adminListeners where they are served instead; if empty and not here, they are served nowhere
 */
public record RestSettings(
        List<Listener> listeners,
        boolean adminHere,
        List<Listener> adminListeners,
        Advertised advertised,
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<HeaderRule> headerRules,
        boolean topicTracking,
        boolean topicReset,
        Peering peering) {

    public RestSettings {
        listeners = List.copyOf(listeners);
        adminListeners = List.copyOf(adminListeners);
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        headerRules = List.copyOf(headerRules);
        if (listeners.isEmpty())
            throw new ConfigException("listeners", "", "The worker needs at least one address to listen on");
    }

    public static RestSettings standalone(Map<String, String> worker) {
        return of(worker, new Peering.None());
    }

    public static RestSettings distributed(Map<String, String> worker) {
        return of(worker, peering(worker));
    }

    private static RestSettings of(Map<String, String> worker, Peering peering) {
        return new RestSettings(
                Listener.parseAll("listeners", list(worker.getOrDefault("listeners", "http://:8083"))),
                worker.get("admin.listeners") == null,
                Listener.parseAll("admin.listeners", list(worker.getOrDefault("admin.listeners", ""))),
                advertised(worker),
                list(worker.getOrDefault("access.control.allow.origin", "")),
                list(worker.getOrDefault("access.control.allow.methods", "")),
                HeaderRule.parseAll(worker.getOrDefault("response.http.headers.config", "")),
                isTrue(worker, "topic.tracking.enable"),
                isTrue(worker, "topic.tracking.allow.reset"),
                peering);
    }

    private static Peering peering(Map<String, String> worker) {
        String protocol =
                worker.getOrDefault("connect.protocol", "sessioned").trim().toLowerCase(Locale.ROOT);
        if (!protocol.equals("sessioned")) return new Peering.Unsigned();
        return new Peering.Signed(
                worker.getOrDefault("inter.worker.signature.algorithm", "HmacSHA256"),
                list(worker.getOrDefault("inter.worker.verification.algorithms", "HmacSHA256")));
    }

    private static Advertised advertised(Map<String, String> worker) {
        String port = worker.getOrDefault("rest.advertised.port", "").trim();
        return new Advertised(
                worker.getOrDefault("rest.advertised.listener", "").trim().toLowerCase(Locale.ROOT),
                worker.getOrDefault("rest.advertised.host.name", "").trim(),
                port.isEmpty() ? 0 : port(port));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConfigException("rest.advertised.port", text, "A port is a number");
        }
    }

    private static boolean isTrue(Map<String, String> worker, String setting) {
        return Boolean.parseBoolean(worker.getOrDefault(setting, "true").trim());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
