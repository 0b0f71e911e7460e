package io.sluice.connect.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the REST interface is offered.
 *
 * @param adminListeners empty if the /admin resources share the listeners; present without entries if there are to be none
 * @param advertisedScheme http or https, if the operator chose
 * @param openApi whether the interface describes itself at /openapi.json
 * @param tls the {@code ssl.*} settings of HTTPS listeners
 * @param adminTls those of HTTPS listeners for administration
 */
public record RestSettings(
        List<Listener> listeners,
        Optional<List<Listener>> adminListeners,
        Optional<String> advertisedHost,
        OptionalInt advertisedPort,
        Optional<String> advertisedScheme,
        List<String> extensions,
        List<ResponseHeaders.HeaderRule> responseHeaders,
        String corsOrigins,
        String corsMethods,
        boolean openApi,
        Map<String, String> tls,
        Map<String, String> adminTls) {
    public RestSettings {
        listeners = List.copyOf(listeners);
        extensions = List.copyOf(extensions);
        responseHeaders = List.copyOf(responseHeaders);
        tls = Map.copyOf(tls);
        adminTls = Map.copyOf(adminTls);
    }

    static RestSettings of(Values values, HttpsSettings https) {
        Integer port = (Integer) values.get(WorkerKeys.ADVERTISED_PORT);
        return new RestSettings(
                listeners(values.list(WorkerKeys.LISTENERS)),
                Optional.ofNullable(values.get(WorkerKeys.ADMIN_LISTENERS))
                        .map(given -> listeners(values.list(WorkerKeys.ADMIN_LISTENERS))),
                values.optional(WorkerKeys.ADVERTISED_HOST),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                values.optional(WorkerKeys.ADVERTISED_LISTENER),
                values.list(WorkerKeys.REST_EXTENSIONS),
                ResponseHeaders.parse(values.text(WorkerKeys.RESPONSE_HEADERS)).orElse(List.of()),
                values.text(WorkerKeys.CORS_ORIGIN),
                values.text(WorkerKeys.CORS_METHODS),
                values.isOn(WorkerKeys.OPEN_API),
                https.main(),
                https.admin());
    }

    private static List<Listener> listeners(List<String> given) {
        return given.stream().map(text -> Listener.parse(text).orElseThrow()).toList();
    }
}
