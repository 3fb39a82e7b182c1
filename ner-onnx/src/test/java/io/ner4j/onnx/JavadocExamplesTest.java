package io.ner4j.onnx;

import io.ner4j.contract.JavadocExamplesContract;
import java.io.IOException;

class JavadocExamplesTest extends JavadocExamplesContract {

  JavadocExamplesTest() throws IOException {
    super(
        12,
        "Path directory; List<String> texts;",
        "io.ner4j.onnx",
        "io.ner4j.onnx.hub",
        "io.ner4j.onnx.tuning");
  }
}
