package io.ner4j.server.http;

/** What answers the requests of one path. Safe for use by many threads. */
public interface Endpoint {

  /** Answers now, or later from another thread; must not block. */
  void handle(Exchange exchange);
}
