package io.ner4j.onnx.hub.http;

import io.ner4j.NerModelException;
import java.net.URI;
import java.net.URISyntaxException;

/** Which server an address means: scheme, host and port. */
public final class Origin {

  private Origin() {}

  public static boolean same(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /** Whether something can be asked there: http or https, a host, no name and password. */
  public static boolean isWeb(URI uri) {
    return uri.getHost() != null
        && uri.getRawUserInfo() == null
        && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
  }

  /**
   * Where a redirect leads.
   *
   * @throws NerModelException if that is no address to follow, or one that is not encrypted while
   *     this one is
   */
  public static URI redirected(URI from, String location) {
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new NerModelException(
          "expected the address of a redirect from %s, but found '%s'"
              .formatted(Printable.address(from), Printable.printable(location)),
          e);
    }
    if (!isWeb(to)) {
      throw new NerModelException(
          "%s redirects to '%s', which is not followed: only http and https are"
              .formatted(Printable.address(from), Printable.printable(location)));
    }
    if (from.getScheme().equalsIgnoreCase("https") && to.getScheme().equalsIgnoreCase("http")) {
      throw new NerModelException(
          "%s redirects to %s, which is not followed: it is not encrypted"
              .formatted(Printable.address(from), Printable.address(to)));
    }
    return to;
  }
}
