package io.ner4j.server.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.HostPort;

/**
 * Keeps pages of other sites, open in the same browser, from using this server, and tells browsers
 * to load nothing from elsewhere.
 */
public final class Guard {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
          + "require-trusted-types-for 'script'";

  private final Set<String> hosts;
  private final boolean anyHost;

  /**
   * Makes the guard.
   *
   * @param hosts names in lower case that clients may call this server by, besides localhost and
   *     addresses
   * @param reachable whether other machines reach this server; then, if there are no such names,
   *     clients may call it by any
   */
  public Guard(Set<String> hosts, boolean reachable) {
    this.hosts = Set.copyOf(hosts);
    this.anyHost = reachable && hosts.isEmpty();
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
    String origin = request.get(HttpHeader.ORIGIN);
    if (origin != null && !sameOrigin(origin, host)) {
      throw new Problem(
          HttpStatus.FORBIDDEN_403,
          "requests must come from this server's own page or from no page, but this one comes from "
              + origin);
    }
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

  private static boolean sameOrigin(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
