/**
 * Named-entity recognition in pure Java: the pipeline, and what it runs on as interfaces.
 *
 * <p>The packages:
 *
 * <ul>
 *   <li>{@code io.ner4j}: for applications.
 *   <li>{@code io.ner4j.spi}: for those who write a backend.
 *   <li>{@code io.ner4j.decode}: label sets and decoders.
 *   <li>{@code io.ner4j.document}: sentences and documents larger than memory.
 *   <li>{@code io.ner4j.eval}: evaluation.
 *   <li>{@code io.ner4j.view}: HTML and terminal views.
 *   <li>{@code io.ner4j.rules}: rules beside a model.
 *   <li>{@code io.ner4j.redact}: redaction.
 *   <li>{@code io.ner4j.zeroshot}: models that take the labels with the text.
 * </ul>
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
