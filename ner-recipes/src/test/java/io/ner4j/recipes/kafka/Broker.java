package io.ner4j.recipes.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka server, broker and controller, in this process. */
final class Broker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String address;

  private Broker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  static Broker start(Path directory) throws Exception {
    String address = "127.0.0.1:" + freePort();
    String controller = "127.0.0.1:" + freePort();
    format(directory.toString());
    Map<String, String> options = new HashMap<>();
    options.put("process.roles", "broker,controller");
    options.put("node.id", "1");
    options.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
    options.put("advertised.listeners", "PLAINTEXT://" + address);
    options.put("controller.listener.names", "CONTROLLER");
    options.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    options.put("controller.quorum.voters", "1@" + controller);
    options.put("log.dirs", directory.toString());
    options.put("offsets.topic.replication.factor", "1");
    options.put("offsets.topic.num.partitions", "1");
    options.put("transaction.state.log.replication.factor", "1");
    options.put("transaction.state.log.min.isr", "1");
    options.put("transaction.state.log.num.partitions", "1");
    options.put("group.initial.rebalance.delay.ms", "0");
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(options), Time.SYSTEM);
    server.startup();
    return new Broker(server, address);
  }

  private static void format(String directory) throws Exception {
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .addDirectory(directory)
        .setMetadataLogDirectory(directory)
        .setControllerListenerName("CONTROLLER")
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
