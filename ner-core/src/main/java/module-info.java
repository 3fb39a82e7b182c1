/**
 * Named-entity recognition in pure Java: the pipeline, and what it runs on as interfaces.
 *
 * <p>{@code io.ner4j} is for applications, {@code io.ner4j.spi} for those who write a backend,
 * {@code io.ner4j.decode} for label sets and decoders, {@code io.ner4j.document} for sentences and
 * documents larger than memory, {@code io.ner4j.eval} for evaluation, {@code io.ner4j.view} for
 * HTML and terminal views, {@code io.ner4j.rules} for rules beside a model, {@code io.ner4j.redact}
 * for redaction and {@code io.ner4j.zeroshot} for models that take the labels with the text.
 */
@SuppressWarnings("module") // io.ner4j.onnx is compiled later.
module io.ner4j.core {
  requires static org.jspecify;

  exports io.ner4j;
  exports io.ner4j.decode;
  exports io.ner4j.document;
  exports io.ner4j.eval;
  exports io.ner4j.redact;
  exports io.ner4j.rules;
  exports io.ner4j.spi;
  exports io.ner4j.view;
  exports io.ner4j.words to
      io.ner4j.cli,
      io.ner4j.onnx;
  exports io.ner4j.zeroshot;
}
