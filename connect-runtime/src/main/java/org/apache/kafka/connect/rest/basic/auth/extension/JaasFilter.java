package org.apache.kafka.connect.rest.basic.auth.extension;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks JAAS about the user of every request. Those between workers are signed instead, and have no user. */
@Priority(Priorities.AUTHENTICATION)
final class JaasFilter implements ContainerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(JaasFilter.class);
    private static final Map<String, Pattern> BETWEEN_WORKERS = Map.of(
            "POST", Pattern.compile("/?connectors/[^/]+/tasks/?"),
            "PUT", Pattern.compile("/?connectors/[^/]+/fence/?"));

    private final Configuration jaas;

    JaasFilter(Configuration jaas) {
        this.jaas = jaas;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isBetweenWorkers(request)) return;
        Optional<Credentials> given = Credentials.in(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (given.isPresent() && isAccepted(given.get())) return;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_code", 401);
        body.put("message", "This interface asks for a user and a password (basic authentication)");
        request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Kafka Connect\"")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build());
    }

    private static boolean isBetweenWorkers(ContainerRequestContext request) {
        Pattern path = BETWEEN_WORKERS.get(request.getMethod());
        return path != null && path.matcher(request.getUriInfo().getPath(false)).matches();
    }

    private boolean isAccepted(Credentials credentials) {
        try {
            new LoginContext(BasicAuthSecurityRestExtension.JAAS_ENTRY, null, credentials, jaas).login();
            return true;
        } catch (FailedLoginException refused) {
            LOG.debug("A request was refused", refused);
            return false;
        } catch (LoginException e) {
            LOG.warn("A request was refused because its user could not be checked", e);
            return false;
        }
    }

    /** What the client says of itself. */
    private record Credentials(String user, char[] password) implements CallbackHandler {

        static Optional<Credentials> in(String authorization) {
            if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
            try {
                byte[] decoded =
                        Base64.getDecoder().decode(authorization.substring(6).strip());
                String pair = new String(decoded, StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Credentials(
                                pair.substring(0, colon),
                                pair.substring(colon + 1).toCharArray()));
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }

        @Override
        public void handle(Callback[] questions) throws UnsupportedCallbackException {
            for (Callback question : questions) {
                if (question instanceof NameCallback name) name.setName(user);
                else if (question instanceof PasswordCallback secret) secret.setPassword(password);
                else
                    throw new UnsupportedCallbackException(
                            question, "A request has a user and a password, and nothing else to be asked for");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Credentials that
                    && user.equals(that.user)
                    && Arrays.equals(password, that.password);
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }

        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }
}
