package org.apache.kafka.connect.cli;

import io.sluice.connect.app.DistributedCommand;

/** Starts a distributed worker from a properties file. */
public final class ConnectDistributed {
    private ConnectDistributed() {}

    /** Runs until the process is told to end; exits with a status that says why if it cannot start. */
    public static void main(String[] args) {
        System.exit(DistributedCommand.run(args));
    }
}
