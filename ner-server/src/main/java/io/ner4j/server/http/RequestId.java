package io.ner4j.server.http;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** The name of a request, in its answer and in logs. */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = RequestId.class.getName();

  /**
   * Harmless in logs, headers and JSON; UUIDs and the ids of the usual proxies are of this form.
   */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:=+/-]{1,128}");

  private RequestId() {}

  /** The name that the client or a proxy gave, if it is harmless, and else a new one. */
  public static String of(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    List<String> given = request.getHeaders().getValuesList(HEADER);
    String id = given.size() == 1 && SAFE.matcher(given.get(0)).matches() ? given.get(0) : random();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  private static String random() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
