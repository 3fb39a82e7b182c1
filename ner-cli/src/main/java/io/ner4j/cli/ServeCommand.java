package io.ner4j.cli;

import io.ner4j.redact.Policy;
import io.ner4j.server.NerServer;
import io.ner4j.server.ServedPipeline;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
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
      description = "A name that clients call this server by, besides localhost and addresses.")
  private List<String> names = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "For POST /redact. " + KeyFile.DESCRIPTION)
  private @Nullable Path keyFile;

  /** Made by picocli. */
  public ServeCommand() {}

  @Override
  public Integer call() throws Exception {
    ServerOptions options = options();
    try (ServedPipeline served = served();
        NerServer server = NerServer.start(options, served)) {
      Thread closing = new Thread(() -> close(server, served), "ner4j-serve-closing");
      Runtime.getRuntime().addShutdownHook(closing);
      System.err.println("serving " + server.uri() + ", stop with Ctrl+C");
      if (!options.isLocal()) {
        System.err.printf(
            "warning: %s is not a loopback address: whoever reaches this machine can use the server,"
                + " which asks for no password and does not encrypt%n",
            host);
      }
      server.join();
    }
    return 0;
  }

  private ServedPipeline served() {
    return model.takesLabels(labels)
        ? ServedPipeline.loadZeroShot(more -> model.zeroShot().load(labels::addTo, more))
        : ServedPipeline.load(model::load);
  }

  private ServerOptions options() throws IOException {
    Policy hmac = keyFile == null ? null : KeyFile.hmac(keyFile);
    try {
      return new ServerOptions(
          host, port, Set.copyOf(names), model.modelName(), Limits.STANDARD, hmac);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static void close(NerServer server, ServedPipeline served) {
    server.close();
    served.close();
  }
}
