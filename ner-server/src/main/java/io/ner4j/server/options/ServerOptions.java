package io.ner4j.server.options;

import io.ner4j.redact.Policy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and what it takes on. Immutable.
 *
 * <pre>{@code
 * ServerOptions options =
 *     new ServerOptions("0.0.0.0", 8080, Set.of("ner.example.com"), "en", Limits.STANDARD);
 * NerServer.start(options, served).join();
 * }</pre>
 *
 * @param host name or address to listen at
 * @param port 0 to 65535; 0 takes any free one
 * @param names names that clients may call this server by, besides localhost and addresses; kept in
 *     lower case. Without names, a server that other machines reach may be called by any
 * @param model the model's name, for people
 * @param limits how much the server takes on
 * @param hmac what {@code POST /redact} does under the policy {@code hmac}, such as {@code
 *     Policy.hmac(key)}; null if it has no key, and refuses that policy
 * @param access who may use it, and how requests reach it
 * @param operation how it ends, and where it logs requests
 * @since 0.1.0
 */
public record ServerOptions(
    String host,
    int port,
    Set<String> names,
    String model,
    Limits limits,
    @Nullable Policy hmac,
    Access access,
    Operation operation) {

  /** Listens at 127.0.0.1, at any free port, with the standard limits. */
  public static final ServerOptions LOCAL =
      new ServerOptions("127.0.0.1", 0, Set.of(), "bundled English", Limits.STANDARD);

  /**
   * Checks the port.
   *
   * @param host name or address to listen at
   * @param port 0 to 65535; 0 takes any free one
   * @param names names that clients may call this server by, besides localhost and addresses
   * @param model the model's name, for people
   * @param limits how much the server takes on
   * @param hmac the policy {@code hmac}, null if there is no key
   * @param access who may use it, and how requests reach it
   * @param operation how it ends, and where it logs requests
   * @throws IllegalArgumentException if the port lies outside 0 to 65535
   */
  public ServerOptions {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(operation, "operation");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port must be 0 to 65535, but is " + port);
    }
    names =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Options of a server without a key, with plain HTTP for everyone.
   *
   * @param host name or address to listen at
   * @param port 0 to 65535; 0 takes any free one
   * @param names names that clients may call this server by, besides localhost and addresses
   * @param model the model's name, for people
   * @param limits how much the server takes on
   * @throws IllegalArgumentException if the port lies outside 0 to 65535
   */
  public ServerOptions(String host, int port, Set<String> names, String model, Limits limits) {
    this(host, port, names, model, limits, null, Access.OPEN, Operation.QUIET);
  }

  /**
   * Tells whether only programs of the same machine reach a server with these options. Looks a name
   * up.
   *
   * @return whether the host is a loopback address, or a name that leads to one or to nothing
   */
  public boolean isLocal() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nothing) {
      return true;
    }
  }

  /**
   * Changes the limits.
   *
   * @param limits how much the server takes on
   * @return options with these limits
   */
  public ServerOptions withLimits(Limits limits) {
    return new ServerOptions(host, port, names, model, limits, hmac, access, operation);
  }

  /**
   * Lets clients of {@code POST /redact} ask for the policy {@code hmac}.
   *
   * @param hmac that policy, such as {@code Policy.hmac(key)}
   * @return options with this policy
   */
  public ServerOptions withHmac(Policy hmac) {
    return new ServerOptions(host, port, names, model, limits, hmac, access, operation);
  }

  /**
   * Changes who may use the server.
   *
   * @param access tokens, TLS and origins
   * @return options with this access
   */
  public ServerOptions withAccess(Access access) {
    return new ServerOptions(host, port, names, model, limits, hmac, access, operation);
  }

  /**
   * Changes how the server ends and logs.
   *
   * @param operation the time to drain, and the access log
   * @return options with this operation
   */
  public ServerOptions withOperation(Operation operation) {
    return new ServerOptions(host, port, names, model, limits, hmac, access, operation);
  }
}
