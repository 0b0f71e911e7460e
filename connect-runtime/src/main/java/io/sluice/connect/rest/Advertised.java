package io.sluice.connect.rest;

import io.sluice.connect.config.Listener;
import io.sluice.connect.config.RestSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses that clients and other workers are told, once it is known which ports were bound. */
final class Advertised {
    private final RestSettings settings;

    Advertised(RestSettings settings) {
        this.settings = settings;
    }

    /** Which of the listeners is told: the first of the wanted scheme, or else the first of all. */
    int chosen() {
        List<Listener> listeners = settings.listeners();
        for (int i = 0; i < listeners.size(); i++)
            if (settings.advertisedScheme()
                    .filter(listeners.get(i).scheme()::equalsIgnoreCase)
                    .isPresent()) return i;
        return 0;
    }

    URI url(int boundPort) {
        Listener listener = settings.listeners().get(chosen());
        return url(listener, settings.advertisedPort().orElse(boundPort));
    }

    URI adminUrl(Listener listener, int boundPort) {
        return url(listener, boundPort);
    }

    private URI url(Listener listener, int port) {
        String host =
                settings.advertisedHost().filter(wanted -> !wanted.isBlank()).orElseGet(() -> hostOf(listener));
        String inUrl = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(listener.scheme() + "://" + inUrl + ":" + port + "/");
    }

    /** Every interface is no address to be told to others, so the machine's own takes its place. */
    private static String hostOf(Listener listener) {
        boolean any = listener.host().isEmpty()
                || listener.host().equals("0.0.0.0")
                || listener.host().equals("::");
        if (!any) return listener.host();
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress()
                    .getHostAddress(); // a machine without a name can still talk to itself
        }
    }
}
