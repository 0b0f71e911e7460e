package org.apache.kafka.connect.cli;

import io.sluice.connect.app.StandaloneCommand;

/** Starts a standalone worker from a properties file, with the connectors of any number of further files. */
public final class ConnectStandalone {
    private ConnectStandalone() {}

    /** Runs until the process is told to end; exits with a status that says why if it cannot start. */
    public static void main(String[] args) {
        System.exit(StandaloneCommand.run(args));
    }
}
