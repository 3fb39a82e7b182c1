package io.ner4j.server;

import io.ner4j.contract.JavadocExamplesContract;
import java.io.IOException;

class JavadocExamplesTest extends JavadocExamplesContract {

  JavadocExamplesTest() throws IOException {
    super(
        8,
        "ServedPipeline served;",
        "io.ner4j.server",
        "io.ner4j.server.options",
        "io.ner4j.server.security");
  }
}
