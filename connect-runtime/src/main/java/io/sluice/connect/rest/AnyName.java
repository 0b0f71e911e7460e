package io.sluice.connect.rest;

import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A client that trusts whom its trust store trusts, whatever host a certificate names; Java's own client has no switch for that. */
final class AnyName extends SslContextFactory.Client {
    @Override
    protected TrustManager[] getTrustManagers(KeyStore trusted, Collection<? extends CRL> revoked) throws Exception {
        TrustManager[] strict = super.getTrustManagers(trusted, revoked);
        if (strict == null) return null; // what Jetty means by none
        return Stream.of(strict)
                .map(each -> each instanceof X509TrustManager x509 ? new Lenient(x509) : each)
                .toArray(TrustManager[]::new);
    }

    /** Asks about the chain alone: who also passes on the connection has the host's name compared. */
    private static final class Lenient extends X509ExtendedTrustManager {
        private final X509TrustManager strict;

        Lenient(X509TrustManager strict) {
            this.strict = strict;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            strict.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            strict.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            strict.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            strict.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            strict.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            strict.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return strict.getAcceptedIssuers();
        }
    }
}
