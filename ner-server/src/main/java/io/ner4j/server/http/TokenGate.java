package io.ner4j.server.http;

import io.ner4j.server.security.Tokens;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token (RFC 6750).
 *
 * @param tokens those that count; null if none is needed
 * @param free paths that need none
 */
public record TokenGate(@Nullable Tokens tokens, Set<String> free) {

  private static final String SCHEME = "Bearer ";

  /**
   * Checks a request's head.
   *
   * @throws Problem if it shows no token, or a wrong one
   */
  public void check(Exchange exchange, String path) {
    if (tokens == null || free.contains(path)) {
      return;
    }
    HttpFields head = exchange.request().getHeaders();
    String shown = head.get(HttpHeader.AUTHORIZATION);
    boolean bearer = shown != null && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (bearer && tokens.accepts(shown.substring(SCHEME.length()).strip())) {
      return;
    }
    exchange
        .response()
        .getHeaders()
        .put(
            HttpHeader.WWW_AUTHENTICATE,
            "Bearer realm=\"ner4j\"" + (bearer ? ", error=\"invalid_token\"" : ""));
    throw new Problem(
        HttpStatus.UNAUTHORIZED_401,
        "the header Authorization must be Bearer and a token of this server, but %s"
            .formatted(
                bearer
                    ? "the token is another"
                    : shown == null ? "there is none" : "its scheme is another"));
  }
}
