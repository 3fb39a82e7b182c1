package io.ner4j.server.request;

import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** What the head of a request says of its body, of which some is understood. */
public final class BodyForm {

  private BodyForm() {}

  /**
   * Checks that a body is called JSON in UTF-8, which a page of another site cannot do without that
   * the browser asks the server first.
   *
   * @throws Problem if it is called something else
   */
  public static void checkType(HttpFields head) {
    String type = head.get(HttpHeader.CONTENT_TYPE);
    Map<String, String> parameters = new HashMap<>();
    String name = type == null ? "nothing" : HttpField.getValueParameters(type, parameters).strip();
    if (!name.toLowerCase(Locale.ROOT).equals(Exchange.JSON)) {
      throw new Problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "a request's Content-Type must be application/json, but is %s; send JSON and say so"
              .formatted(name));
    }
    parameters.forEach(
        (parameter, value) -> {
          if (parameter.equalsIgnoreCase("charset") && !isUtf8(value)) {
            throw new Problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                "a request's charset must be UTF-8, but is %s; encode it as UTF-8"
                    .formatted(value));
          }
        });
  }

  private static boolean isUtf8(String charset) {
    String name = charset == null ? "" : charset.strip();
    return name.equalsIgnoreCase("utf-8") || name.equalsIgnoreCase("utf8");
  }

  /**
   * Whether a body is packed by gzip.
   *
   * @throws Problem if it is packed in another way, or several times
   */
  public static boolean isGzip(HttpFields head) {
    String encoding = String.join(", ", head.getValuesList(HttpHeader.CONTENT_ENCODING)).strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw new Problem(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
              "a request's Content-Encoding must be gzip or identity, but is %s; pack it by gzip, or not"
                  .formatted(encoding));
    };
  }
}
