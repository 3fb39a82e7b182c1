package io.ner4j.cli;

import io.ner4j.cli.input.BadInputException;
import io.ner4j.server.options.Access;
import io.ner4j.server.security.TlsCertificate;
import io.ner4j.server.security.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may use the server, and whether it speaks TLS: a mixin. For one thread. */
final class AccessOptions {

  private static final String VARIABLE = "NER4J_TOKEN";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Tokens of clients, one a line, such as openssl rand -hex 32 makes; requests need one of"
              + " them, as Authorization: Bearer. Default: the environment's "
              + VARIABLE
              + "; without that, nobody needs one.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description =
          "Certificate in PEM, with those of its issuers behind it, for HTTPS; goes with"
              + " --tls-key.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key in PEM, RSA or EC, not encrypted.")
  private @Nullable Path key;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Site whose pages may use the server in a browser, such as https://app.example.org.")
  private List<String> origins = List.of();

  /** Made by picocli. */
  public AccessOptions() {}

  /**
   * Reads the files.
   *
   * @throws BadInputException if a file cannot be read or holds something else
   * @throws IllegalArgumentException if an origin is none
   */
  Access access() throws BadInputException {
    return new Access(tokens(System.getenv(VARIABLE)), tls(), Set.copyOf(origins));
  }

  private @Nullable Tokens tokens(@Nullable String environment) throws BadInputException {
    if (tokenFile == null) {
      // An empty variable is a secret that did not arrive, and must not open the server.
      return environment == null ? null : read(VARIABLE, () -> Tokens.of(environment));
    }
    if (environment != null) {
      throw new ParameterException(
          command.commandLine(),
          "--token-file and the environment's " + VARIABLE + " exclude each other: leave one out");
    }
    Path file = tokenFile;
    return read(file.toString(), () -> Tokens.load(file));
  }

  private @Nullable TlsCertificate tls() throws BadInputException {
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new ParameterException(
          command.commandLine(),
          "--tls-certificate and --tls-key go together; the private key may be in the certificate's"
              + " file");
    }
    try {
      return TlsCertificate.load(certificate, key);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new BadInputException("cannot read the certificate or its key: " + e);
    }
  }

  private interface Source<T> {
    T read() throws IOException;
  }

  private static <T> T read(String name, Source<T> source) throws BadInputException {
    try {
      return source.read();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new BadInputException(name + ": cannot read the tokens: " + e);
    }
  }

  /** What whoever starts the server should know. */
  static List<String> warnings(String host, boolean local, Access access) {
    List<String> warnings = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    if (access.tokens() == null) {
      missing.add("asks for no token, so whoever reaches it can use it (--token-file)");
    }
    if (access.certificate() == null) {
      missing.add(
          "does not encrypt, so texts"
              + (access.tokens() == null ? "" : " and tokens")
              + " can be read on their way (--tls-certificate and --tls-key, or a proxy with TLS)");
    }
    if (!local && !missing.isEmpty()) {
      warnings.add(
          host + " is not a loopback address, and the server " + String.join("; and it ", missing));
    }
    TlsCertificate shown = access.certificate();
    Instant now = Instant.now();
    if (shown != null && (now.isBefore(shown.starts()) || now.isAfter(shown.expires()))) {
      warnings.add(
          "the certificate is valid from %s to %s, and clients will refuse it now"
              .formatted(shown.starts(), shown.expires()));
    }
    return warnings;
  }
}
