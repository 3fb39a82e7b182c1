package io.ner4j.cli;

import io.ner4j.server.NerServer;
import io.ner4j.server.ServedPipeline;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.Operation;
import io.ner4j.server.options.ServerOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ner4j serve}: runs the server until the process is told to end. */
@Command(
    name = "serve",
    description =
        "Serves a page to try the model, and POST /extract and POST /redact for programs.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private LabelOptions labels = new LabelOptions();

  @Mixin private ModelOptions model = new ModelOptions();

  @Mixin private AccessOptions accessOptions = new AccessOptions();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "Name or address to listen at. Default: 127.0.0.1, which only this machine reaches.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen at; 0 takes a free one. Default: 8080.")
  private int port;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "A name that clients call this server by, besides localhost and addresses. Default: none"
              + " at a loopback address, and any elsewhere.")
  private List<String> names = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "For POST /redact. " + KeyFile.DESCRIPTION)
  private @Nullable Path keyFile;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description = "Gets a line of JSON for each request; - is the standard output.")
  private @Nullable String accessLog;

  @Option(
      names = "--drain-seconds",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Seconds for which a server that is told to end still takes requests, while /health/ready"
              + " answers 503. Default: 0.")
  private long drainSeconds;

  /** Made by picocli. */
  public ServeCommand() {}

  @Override
  public Integer call() throws Exception {
    ServerOptions options = options();
    try (OutputStream log = accessLog == null ? null : log(accessLog);
        ServedPipeline served = served();
        NerServer server = NerServer.start(withLog(options, log), served)) {
      Thread closing = new Thread(() -> close(server, served), "ner4j-serve-closing");
      Runtime.getRuntime().addShutdownHook(closing);
      System.err.println("serving " + server.uri() + ", stop with Ctrl+C");
      AccessOptions.warnings(host, options.isLocal(), options.access())
          .forEach(warning -> System.err.println("warning: " + warning));
      server.join();
    }
    return 0;
  }

  private static ServerOptions withLog(ServerOptions options, @Nullable OutputStream log) {
    return log == null ? options : options.withOperation(options.operation().withAccessLog(log));
  }

  private static OutputStream log(String file) throws IOException {
    if (file.equals("-")) {
      return new FileOutputStream(FileDescriptor.out);
    }
    try {
      return Files.newOutputStream(
          Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IOException(file + ": the access log cannot be opened: " + e, e);
    }
  }

  private ServedPipeline served() {
    return model.takesLabels(labels)
        ? ServedPipeline.loadZeroShot(more -> model.zeroShot().load(labels::addTo, more))
        : ServedPipeline.load(model::load);
  }

  private ServerOptions options() throws IOException {
    try {
      ServerOptions options =
          new ServerOptions(host, port, Set.copyOf(names), model.modelName(), Limits.STANDARD)
              .withAccess(accessOptions.access())
              .withOperation(Operation.QUIET.withDrain(Duration.ofSeconds(drainSeconds)));
      return keyFile == null ? options : options.withHmac(KeyFile.hmac(keyFile));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static void close(NerServer server, ServedPipeline served) {
    server.close();
    served.close();
  }
}
