package org.apache.kafka.connect.rest.basic.auth.extension;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Properties;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

/**
 * Knows users and passwords from a properties file, {@code user=password} in each line, named by the JAAS option {@code file}.
 * The file is read at every login, so that a change counts at once. A file that is empty lets nobody in.
 */
public class PropertyFileLoginModule implements LoginModule {
    private static final String FILE = "file";

    private CallbackHandler client;
    private String file;

    /** Made by JAAS. */
    public PropertyFileLoginModule() {}

    @Override
    public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
        client = handler;
        file = (String) options.get(FILE);
    }

    @Override
    public boolean login() throws LoginException {
        Properties users = users();
        var name = new NameCallback("user");
        var password = new PasswordCallback("password", false);
        ask(name, password);
        String expected = name.getName() == null ? null : users.getProperty(name.getName());
        String given = password.getPassword() == null ? "" : new String(password.getPassword());
        if (expected == null || !isSame(expected, given))
            throw new FailedLoginException("The user is not known, or has another password");
        return true;
    }

    private void ask(Callback... questions) throws LoginException {
        try {
            client.handle(questions);
        } catch (IOException | UnsupportedCallbackException e) {
            throw failed("The client cannot be asked for its user and password", e);
        }
    }

    private Properties users() throws LoginException {
        if (file == null || file.isBlank())
            throw new LoginException("The option " + FILE + " of the JAAS entry names no file with users");
        Properties users = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            users.load(in);
            return users;
        } catch (IOException | IllegalArgumentException e) {
            throw failed("The users cannot be read from " + file, e);
        }
    }

    private static LoginException failed(String what, Exception cause) {
        var failure = new LoginException(what);
        failure.initCause(cause);
        return failure;
    }

    /** Takes as long for a wrong beginning as for a wrong end. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean commit() {
        return true;
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
