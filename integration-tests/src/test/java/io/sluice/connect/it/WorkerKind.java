package io.sluice.connect.it;

import io.sluice.released.ReleasedWorker;
import java.nio.file.Path;
import java.util.List;

/** The workers that can live in one group, by how a process of theirs is started. */
public enum WorkerKind {
    /** As an operator runs it: by the script of the runnable tree. */
    SLUICE {
        @Override
        List<String> command(Path settings) {
            Path home = Path.of(System.getProperty("sluice.dist"));
            return List.of(home.resolve("bin/connect-distributed.sh").toString(), settings.toString());
        }
    },
    /** The released worker of Apache Kafka. */
    APACHE {
        @Override
        List<String> command(Path settings) {
            return ReleasedWorker.command(settings, "-Xms128M", "-Xmx512M");
        }
    };

    abstract List<String> command(Path settings);
}
