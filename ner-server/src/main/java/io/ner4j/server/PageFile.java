package io.ner4j.server;

import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.view.HtmlView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** A file of the page, held in memory. A browser that has it gets 304. */
final class PageFile implements Endpoint {

  private static final List<String> MODULES =
      List.of(
          "page.js",
          "answers.js",
          "docs.js",
          "files.js",
          "labels.js",
          "marks.js",
          "pieces.js",
          "samples.js",
          "token.js",
          "types.js");

  private final String contentType;
  private final byte[] content;
  private final String tag;

  private PageFile(String contentType, byte[] content) {
    this.contentType = contentType;
    this.content = content;
    this.tag = '"' + digest(content) + '"';
  }

  /** Every file, by its path. */
  static Map<String, Endpoint> all() {
    Map<String, Endpoint> files = new HashMap<>();
    files.put("/", resource("text/html; charset=utf-8", "page.html"));
    files.put("/docs", resource("text/html; charset=utf-8", "docs.html"));
    files.put("/docs.css", resource("text/css; charset=utf-8", "docs.css"));
    files.put("/page.css", resource("text/css; charset=utf-8", "page.css"));
    files.put("/icon.svg", resource("image/svg+xml", "icon.svg"));
    files.put("/openapi.json", resource(Exchange.JSON, "openapi.json"));
    for (String module : MODULES) {
      files.put("/" + module, resource("text/javascript; charset=utf-8", module));
    }
    byte[] marks = HtmlView.standard().stylesheet().getBytes(StandardCharsets.UTF_8);
    files.put("/marks.css", new PageFile("text/css; charset=utf-8", marks));
    return files;
  }

  /** Reads a file that lies beside this class. */
  private static PageFile resource(String contentType, String name) {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      return new PageFile(contentType, Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in the jar cannot be read", e);
    }
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void handle(Exchange exchange) {
    exchange.response().getHeaders().put(HttpHeader.ETAG, tag);
    if (tag.equals(exchange.request().getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      exchange.send(HttpStatus.NOT_MODIFIED_304);
    } else {
      exchange.answer(contentType, content);
    }
  }
}
