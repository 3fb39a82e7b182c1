/**
 * Named-entity recognition in pure Java: the pipeline, and what it runs on as interfaces.
 *
 * <p>{@code io.ner4j} is for applications, {@code io.ner4j.spi} for those who write a backend,
 * {@code io.ner4j.decode} for label sets and decoders, {@code io.ner4j.eval} for evaluation and
 * {@code io.ner4j.view} for HTML and terminal views.
 */
module io.ner4j.core {
  requires static org.jspecify;

  exports io.ner4j;
  exports io.ner4j.decode;
  exports io.ner4j.eval;
  exports io.ner4j.spi;
  exports io.ner4j.view;
}
