package io.ner4j.spring;

import io.ner4j.contract.JavadocExamplesContract;
import java.io.IOException;

class JavadocExamplesTest extends JavadocExamplesContract {

  JavadocExamplesTest() throws IOException {
    super(
        5,
        """
        Ner4jProperties properties; EntityRecognizer ner;
        io.micrometer.core.instrument.MeterRegistry registry;
        """,
        "io.ner4j.spring");
  }
}
