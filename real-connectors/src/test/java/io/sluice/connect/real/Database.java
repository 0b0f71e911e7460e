package io.sluice.connect.real;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that run.sh starts, each with a user sluice. */
enum Database {
    POSTGRES("sluice.postgres.port", "jdbc:postgresql://127.0.0.1:%s/postgres"),
    /** Statements are prepared by the server, since numbers come as text otherwise, and FLOAT with six digits only. */
    MARIADB("sluice.mariadb.port", "jdbc:mariadb://127.0.0.1:%s/sluice?useServerPrepStmts=true");

    static final String USER = "sluice";

    private final String port;
    private final String url;

    Database(String port, String url) {
        this.port = port;
        this.url = url;
    }

    String port() {
        return required(System.getProperty(port), port);
    }

    String url() {
        return url.formatted(port());
    }

    static String password() {
        return required(System.getenv("SLUICE_DATABASE_PASSWORD"), "SLUICE_DATABASE_PASSWORD");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, password());
    }

    static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String required(String value, String name) {
        if (value == null)
            throw new IllegalStateException(name + " is not set: start these tests with real-connectors/run.sh");
        return value;
    }
}
