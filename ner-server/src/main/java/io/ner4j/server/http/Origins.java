package io.ner4j.server.http;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sites whose pages may use the server from a browser: its own, and those that it was told (CORS).
 *
 * @param others origins as browsers write them
 */
record Origins(Set<String> others) {

  private static final String SECONDS_TO_REMEMBER = "600";

  /**
   * Checks where a request comes from, and tells the browser that its page may read the answer.
   *
   * @throws Problem if it comes from another site's page
   */
  void check(HttpFields request, HttpFields.Mutable response) {
    if (!others.isEmpty()) {
      response.add(HttpHeader.VARY, "Origin");
    }
    String origin = request.get(HttpHeader.ORIGIN);
    if (origin == null || isOwn(origin, request.get(HttpHeader.HOST))) {
      return;
    }
    if (!others.contains(origin)) {
      throw new Problem(
          HttpStatus.FORBIDDEN_403,
          "requests must come from this server's own page, from an origin that the server was told"
              + " with --cors, or from no page, but this one comes from "
              + origin);
    }
    response.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    response.put(
        HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, RequestId.HEADER + ", Retry-After, ETag");
  }

  /** Whether a browser asks what a page of another site may do. */
  boolean isPreflight(String method, HttpFields request) {
    return HttpMethod.OPTIONS.is(method)
        && request.contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD)
        && others.contains(String.valueOf(request.get(HttpHeader.ORIGIN)));
  }

  /** Tells the browser what such a page may do. */
  void answerPreflight(HttpFields.Mutable response, List<String> methods) {
    response.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, String.join(", ", methods));
    response.put(
        HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS,
        "Authorization, Content-Encoding, Content-Type, " + RequestId.HEADER);
    response.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, SECONDS_TO_REMEMBER);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
