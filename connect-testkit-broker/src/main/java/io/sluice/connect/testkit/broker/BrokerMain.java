package io.sluice.connect.testkit.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * The broker process: formats its data folder if that is new, starts one node that is broker and controller, and prints
 * {@code READY host:port} as the only line on standard output once clients are served.
 *
 * <p>Arguments: the data folder, the port (0 for a free one), and optionally a properties file whose settings win over
 * {@code broker.properties}. With {@code -Dsluice.broker.watch.stdin=true} the process ends when its standard input
 * does, which is how it notices that the process which started it is gone.
 */
public final class BrokerMain {

    /** What the line that tells readiness starts with. */
    public static final String READY = "READY ";

    /** Name of the switch that ties the life of this process to its standard input. */
    public static final String WATCH_STDIN = "sluice.broker.watch.stdin";

    private static final String HOST = "127.0.0.1";
    private static final String CLUSTER_ID = "c2x1aWNlLWxvY2FsLWtmaw";

    private BrokerMain() {}

    /** Runs until the process is told to end. */
    @SuppressWarnings("SystemOut") // standard output is how this process reports to its parent
    public static void main(String[] args) throws Exception {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: BrokerMain DATA_FOLDER PORT [OVERRIDES.properties]");
            System.exit(2);
        }
        PrintStream report = System.out;
        System.setOut(System.err);
        if (Boolean.getBoolean(WATCH_STDIN)) {
            endWithStandardInput();
        }

        Path data = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        Properties settings = settings(data, Integer.parseInt(args[1]));
        if (args.length == 3) {
            try (InputStream overrides = Files.newInputStream(Path.of(args[2]))) {
                settings.load(overrides);
            }
        }
        format(data, settings);

        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        report.println(READY + settings.getProperty("advertised.listeners").replaceFirst("^[A-Z]+://", ""));
        report.flush();
        server.awaitShutdown();
    }

    private static Properties settings(Path data, int wishedPort) throws IOException {
        Properties settings = new Properties();
        try (InputStream defaults = BrokerMain.class.getResourceAsStream("broker.properties")) {
            settings.load(defaults);
        }
        int port;
        int controllerPort;
        // Both are held open while they are chosen, so that they differ.
        try (ServerSocket broker = listen(wishedPort);
                ServerSocket controller = listen(0)) {
            port = broker.getLocalPort();
            controllerPort = controller.getLocalPort();
        }
        settings.setProperty("log.dirs", data.resolve("log").toString());
        settings.setProperty(
                "listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.setProperty("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.setProperty("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        return settings;
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(HOST));
    }

    private static void format(Path data, Properties settings) throws IOException {
        Path file = data.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        String[] command = {"format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", file.toString()};
        if (StorageTool.execute(command, System.err) != 0) {
            throw new IOException("The broker's data folder " + data + " could not be formatted");
        }
    }

    private static void endWithStandardInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // whatever is written here means nothing
                        }
                    } catch (IOException gone) {
                        // same as its end
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
