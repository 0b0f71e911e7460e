package io.sluice.connect.rest;

import io.sluice.connect.model.SessionKey;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;

/** Lets a request between workers through only if it is signed with the session key of the group. */
final class SignatureCheck {
    private final Peering peering;
    private final Supplier<Optional<SessionKey>> newestKey;

    SignatureCheck(Peering peering, Supplier<Optional<SessionKey>> newestKey) {
        this.peering = peering;
        this.newestKey = newestKey;
    }

    void check(byte[] body, HttpHeaders headers) {
        if (!(peering instanceof Peering.Signed signed)) return;
        String algorithm = header(headers, RequestSignature.ALGORITHM_HEADER);
        String mac = header(headers, RequestSignature.MAC_HEADER);
        byte[] given = decoded(algorithm, mac);
        if (!signed.accepted().contains(algorithm))
            throw RestFailure.badRequest("This worker does not accept requests signed with " + algorithm
                    + "; inter.worker.verification.algorithms names " + signed.accepted());
        SessionKey key = newestKey
                .get()
                .orElseThrow(() -> new RestFailure(
                        503, "This worker has not read the group's session key yet; try again in a moment"));
        if (!MessageDigest.isEqual(given, RequestSignature.mac(body, key, algorithm)))
            throw new RestFailure(403, "The signature does not fit the body and the newest session key of the group");
    }

    private static String header(HttpHeaders headers, String name) {
        String value = headers.getHeaderString(name);
        if (value == null || value.isBlank())
            throw RestFailure.badRequest(
                    "Requests to this path come from workers only and are signed; the header " + name + " is missing");
        return value;
    }

    private static byte[] decoded(String algorithm, String mac) {
        try {
            Mac.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw RestFailure.badRequest("This JVM knows no signature algorithm " + algorithm);
        }
        try {
            return Base64.getDecoder().decode(mac);
        } catch (IllegalArgumentException e) {
            throw RestFailure.badRequest("The header " + RequestSignature.MAC_HEADER + " is not valid base64");
        }
    }
}
