package io.ner4j.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/**
 * Keeps pages of other sites, open in the same browser, from using this server, and tells browsers
 * to load nothing from elsewhere.
 */
public final class Guard {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  private final Set<String> hosts;
  private final boolean anyHost;
  private final Origins origins;

  /**
   * Makes the guard.
   *
   * @param hosts names in lower case that clients may call this server by, besides localhost and
   *     addresses
   * @param reachable whether other machines reach this server; then, if there are no such names,
   *     clients may call it by any
   * @param origins sites, besides its own, whose pages may use it
   */
  public Guard(Set<String> hosts, boolean reachable, Set<String> origins) {
    this.hosts = Set.copyOf(hosts);
    this.anyHost = reachable && hosts.isEmpty();
    this.origins = new Origins(Set.copyOf(origins));
  }

  /**
   * Checks a request's head, and gives the response its headers.
   *
   * @throws Problem if the request may come from another site's page
   */
  public void check(Exchange exchange) {
    HttpFields.Mutable headers = exchange.response().getHeaders();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    HttpFields request = exchange.request().getHeaders();
    String host = request.get(HttpHeader.HOST);
    checkHost(host == null ? "" : host);
    origins.check(request, headers);
  }

  /**
   * Answers the question of a browser, what a page of another site may do.
   *
   * @param methods those of the path
   * @return whether this was the question
   */
  public boolean answersPreflight(Exchange exchange, List<String> methods) {
    Request request = exchange.request();
    boolean asked = origins.isPreflight(request.getMethod(), request.getHeaders());
    if (asked) {
      origins.answerPreflight(exchange.response().getHeaders(), methods);
      exchange.send(HttpStatus.NO_CONTENT_204);
    }
    return asked;
  }

  /** A name that an attacker's DNS leads here would make his page one of ours. */
  private void checkHost(String host) {
    String name = host.isEmpty() ? "" : new HostPort(host).getHost().toLowerCase(Locale.ROOT);
    boolean address = name.startsWith("[") || name.matches("[0-9.]+");
    if (!anyHost && !address && !name.equals("localhost") && !hosts.contains(name)) {
      throw new Problem(
          HttpStatus.MISDIRECTED_REQUEST_421,
          "the Host must be localhost, an address, or a name that the server was told, but is '%s'; start it with --allow-host %s"
              .formatted(name, name));
    }
  }
}
