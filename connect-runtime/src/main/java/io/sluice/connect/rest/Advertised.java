package io.sluice.connect.rest;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * What the operator says about the address at which other workers and clients reach this worker; empty texts and port 0
 * leave it to the listener.
 */
record Advertised(String protocol, String host, int port) {

    /** The address made of these wishes and of the listener that was bound. */
    URI url(Listener listener, int boundPort) {
        String shownHost = !host.isEmpty() ? host : listener.isAnyHost() ? localHost() : listener.host();
        return URI.create(listener.protocol() + "://" + inUrl(shownHost) + ":" + (port > 0 ? port : boundPort) + "/");
    }

    static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress()
                    .getHostAddress(); // a machine without a name can still talk to itself
        }
    }
}
