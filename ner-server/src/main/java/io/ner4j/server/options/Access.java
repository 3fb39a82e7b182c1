package io.ner4j.server.options;

import io.ner4j.server.security.TlsCertificate;
import io.ner4j.server.security.Tokens;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a server, and how requests reach it. Immutable.
 *
 * <pre>{@code
 * Access access =
 *     Access.OPEN
 *         .withTokens(Tokens.of("c2f1a0e7d95b48364fa7b19c03de6528"))
 *         .withOrigins(Set.of("https://app.example.org"));
 * ServerOptions options = ServerOptions.LOCAL.withAccess(access);
 * }</pre>
 *
 * @param tokens what clients show; null if they need none
 * @param certificate what the server shows over TLS; null for plain HTTP
 * @param origins sites, besides the server's own page, whose pages may use it in a browser
 * @since 0.1.0
 */
public record Access(
    @Nullable Tokens tokens, @Nullable TlsCertificate certificate, Set<String> origins) {

  /** Plain HTTP, for every client that is no page of another site. */
  public static final Access OPEN = new Access(null, null, Set.of());

  /** As browsers write it: a scheme, a name or address, and a port unless it is the usual one. */
  private static final Pattern ORIGIN =
      Pattern.compile("([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  /**
   * Checks the origins.
   *
   * @param tokens what clients show; null if they need none
   * @param certificate what the server shows over TLS; null for plain HTTP
   * @param origins such as {@code https://app.example.org}
   * @throws IllegalArgumentException if an origin is none, or stands for several
   */
  public Access {
    Set<String> checked = new LinkedHashSet<>();
    origins.forEach(origin -> checked.add(checked(origin)));
    origins = Set.copyOf(checked);
  }

  private static String checked(String origin) {
    Matcher parts = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "an origin must be a scheme and a name, such as https://app.example.org, without a path"
              + " or a *, but is '"
              + origin
              + "'");
    }
    String usual = parts.group(1).equals("https") ? ":443" : ":80";
    return usual.equals(parts.group(3)) ? parts.group(1) + "://" + parts.group(2) : parts.group();
  }

  /**
   * Lets in only clients that show a token, except to the page's files and to health.
   *
   * @param tokens what they show
   * @return access with these tokens
   */
  public Access withTokens(Tokens tokens) {
    return new Access(tokens, certificate, origins);
  }

  /**
   * Listens with TLS alone.
   *
   * @param certificate what the server shows
   * @return access with this certificate
   */
  public Access withCertificate(TlsCertificate certificate) {
    return new Access(tokens, certificate, origins);
  }

  /**
   * Lets pages of other sites use the server (CORS).
   *
   * @param origins such as {@code https://app.example.org}
   * @return access for these origins, and the server's own
   * @throws IllegalArgumentException if an origin is none, or stands for several
   */
  public Access withOrigins(Set<String> origins) {
    return new Access(tokens, certificate, origins);
  }
}
