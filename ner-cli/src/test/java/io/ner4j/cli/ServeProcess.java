package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ner4j serve} as a process of its own. */
final class ServeProcess {

  private static final Pattern SERVING =
      Pattern.compile("serving (https?://\\S+/), stop with Ctrl\\+C");

  private ServeProcess() {}

  /**
   * Starts a server.
   *
   * @param environment variables besides those of this process
   */
  static Process start(Map<String, String> environment, String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "io.ner4j.cli.Ner4j",
                "serve"));
    command.addAll(List.of("--device", "cpu"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Reads the output until it tells the address. */
  static URI served(BufferedReader out) throws IOException {
    String line = out.readLine();
    Matcher serving = SERVING.matcher(String.valueOf(line));
    while (!serving.find()) {
      assertThat(line).as("a line that says where it serves").isNotNull();
      line = out.readLine();
      serving = SERVING.matcher(String.valueOf(line));
    }
    return URI.create(serving.group(1));
  }
}
