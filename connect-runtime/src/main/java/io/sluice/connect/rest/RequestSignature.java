package io.sluice.connect.rest;

import io.sluice.connect.model.SessionKey;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof that a request comes from a worker which has read the group's session key. */
record RequestSignature(String algorithm, String mac) {
    static final String ALGORITHM_HEADER = "X-Connect-Request-Signature-Algorithm";
    static final String MAC_HEADER = "X-Connect-Authorization";

    static RequestSignature of(byte[] body, SessionKey key, String algorithm) {
        return new RequestSignature(algorithm, Base64.getEncoder().encodeToString(mac(body, key, algorithm)));
    }

    static byte[] mac(byte[] body, SessionKey key, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.secret(), key.algorithm()));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The session key cannot be used with the algorithm " + algorithm, e);
        }
    }
}
